package exchange

import (
	"context"
	"path/filepath"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/tui/screen"
	"opale/tui/widget"
	"opale/tui/worker"
)

// work is the exchange under way, if any.
type work struct {
	ticket   worker.Ticket // 0 for none
	stick    bool          // it is on one, which must stay
	meter    *meter
	done, of int // as drawn
}

// meter is how far the exchange is, written by the queue.
type meter struct{ done, of atomic.Int64 }

func (m *meter) set(done, of int) {
	m.of.Store(int64(of))
	m.done.Store(int64(done))
}

type (
	// moved says that the meter may have.
	moved struct{ ticket worker.Ticket }
	// exchanged is what came of an exchange.
	exchanged struct {
		ticket worker.Ticket
		folder string
		mailed bool // to be sent
		stick  bool // on something that can be taken out
		bundle.Exchanged
		err error
	}
)

// start exchanges, behind the arrivals that are being written: those are to
// travel too. Devices that are given are vouched for first.
func (e *Exchange) start(folder string, trusted ...checkin.DeviceID) tea.Cmd {
	ticket, m := worker.NewTicket(), new(meter)
	stick := e.folders.isStick(folder) || e.result != nil && e.result.stick // asked about, it was one
	e.work, e.result = work{ticket: ticket, stick: stick, meter: m}, nil
	by, settings, mailed := e.env.Exchange, e.env.Settings, e.folders.posts(folder)
	e.env.Queue.Do(func(ctx context.Context) tea.Msg {
		if len(trusted) > 0 {
			if err := by.Trust(ctx, trusted...); err != nil {
				return exchanged{ticket: ticket, folder: folder, stick: stick, err: err}
			}
		}
		x, err := by.Exchange(ctx, folder, m.set)
		switch {
		case err != nil || settings == nil:
		case mailed:
			err = settings.Remember(screen.SettingSent, filepath.Join(folder, x.Written))
		default:
			_ = settings.Remember(settingFolder, folder) // forgotten, it is chosen once more
		}
		return exchanged{ticket, folder, mailed, stick, x, err}
	})
	return e.env.Progress(moved{ticket})
}

func (e *Exchange) advance(msg moved) tea.Cmd {
	if msg.ticket != e.work.ticket {
		return nil
	}
	e.work.of, e.work.done = int(e.work.meter.of.Load()), int(e.work.meter.done.Load())
	return e.env.Progress(msg)
}

func (e *Exchange) take(msg exchanged) {
	if msg.ticket != e.work.ticket {
		return
	}
	e.work = work{}
	e.result = &result{exchanged: msg, chosen: widget.NoChoice}
}
