package figures

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/curve"
	"opale/checkin/journal"
	"opale/tui/screen"
	"opale/tui/worker"
)

// count is what is read every few seconds.
type count struct {
	checkin.Figures
	chart curve.Chart
	heard []journal.LastWord // the other desks
	calls []screen.Call      // that are still news
}

// survey is what takes reading everybody.
type survey struct {
	absent map[checkin.SessionID]int
	census checkin.Census
}

type (
	counted struct {
		ticket worker.Ticket
		known  *count
		err    error
	}
	surveyed struct {
		ticket worker.Ticket
		survey *survey
		err    error
	}
	countDue  struct{ ticket worker.Ticket }
	surveyDue struct{ ticket worker.Ticket }
)

// count is the command that counts; an earlier one is void.
func (f *Figures) count() tea.Cmd {
	f.counting = worker.NewTicket()
	ticket, desk, replica, settings := f.counting, f.env.Desk, f.env.Replica, f.env.Settings
	return func() tea.Msg {
		known, err := read(desk, replica, settings)
		return counted{ticket, known, err}
	}
}

func read(desk *checkin.Desk, replica screen.Replica, settings screen.Settings) (*count, error) {
	figures, err := desk.Figures()
	if err != nil {
		return nil, err
	}
	known := &count{Figures: figures, chart: chartOf(&figures)}
	if replica != nil {
		if known.heard, err = lastWords(replica); err != nil {
			return nil, err
		}
	}
	if settings != nil {
		calls, err := screen.RecallCalls(settings)
		if err != nil {
			return nil, err
		}
		known.calls = screen.FreshCalls(calls, &figures.Event, known.heard)
	}
	return known, nil
}

// chartOf is the passages at the desk's own session.
func chartOf(f *checkin.Figures) curve.Chart {
	here := f.Session(f.Here)
	if here == nil {
		return curve.Chart{}
	}
	return curve.New(curve.FrameOf(&f.Event, f.Event.Day(here.Session)), here.Paces)
}

func lastWords(replica screen.Replica) ([]journal.LastWord, error) {
	peers, err := replica.Peers()
	if err != nil {
		return nil, err
	}
	writers, err := replica.Writers()
	if err != nil {
		return nil, err
	}
	revoked, err := replica.Revoked()
	return journal.LastWords(peers, writers, replica.Device(), revoked...), err
}

// counted takes in what was counted, and counts again when its time has come.
func (f *Figures) counted(msg counted) tea.Cmd {
	if msg.ticket != f.counting {
		return nil
	}
	f.err = msg.err
	if msg.err == nil {
		f.known = msg.known
	}
	f.memo.Forget()
	return f.env.Later(countEvery, countDue{msg.ticket})
}

// readAll is the command that reads everybody.
func (f *Figures) readAll() tea.Cmd {
	f.surveying = worker.NewTicket()
	ticket, desk, event := f.surveying, f.env.Desk, f.env.Overview.Event
	return func() tea.Msg {
		made, err := surveyOf(desk, &event)
		return surveyed{ticket, made, err}
	}
}

// surveyOf reads everybody. It has no context of its own: it takes a
// second at most, and what comes of it after the end is dropped.
func surveyOf(desk *checkin.Desk, event *checkin.Event) (*survey, error) {
	ctx, cancel := context.WithTimeout(context.Background(), surveyEvery)
	defer cancel()
	sessions := make([]checkin.SessionID, len(event.Sessions))
	for i := range event.Sessions {
		sessions[i] = event.Sessions[i].ID
	}
	absent, census, err := desk.Survey(ctx, sessions...)
	return &survey{absent, census}, err
}

func (f *Figures) surveyed(msg surveyed) tea.Cmd {
	if msg.ticket != f.surveying {
		return nil
	}
	if msg.err == nil { // else the last one stands, and is made again
		f.survey = msg.survey
	}
	f.memo.Forget()
	return f.env.Later(surveyEvery, surveyDue{msg.ticket})
}

// ago is how long ago something was, by the clock of the header.
func (f *Figures) ago(at time.Time) time.Duration { return max(f.env.Overview.Now.Sub(at), 0) }
