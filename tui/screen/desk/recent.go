package desk

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/worker"
)

// recentRows is how many last arrivals are read: as many as the largest screen
// shows.
const recentRows = 24

// recent is the last arrivals, and what this desk has not settled: refusals, and
// arrivals that could not be written. Two scans in a row, and the first one is
// still seen.
type recent struct {
	asked    worker.Ticket
	passages []checkin.Passage
	refused  []checkin.Visit // latest first
}

type recentRead struct {
	ticket   worker.Ticket
	passages []checkin.Passage
	in       []checkin.RegistrationID // of those put aside, who is in by now
	err      error
}

func (d *Desk) readRecent() tea.Cmd {
	ticket, desk, aside := worker.NewTicket(), d.env.Desk, d.env.Asides.IDs()
	d.recent.asked = ticket
	return func() tea.Msg {
		read := recentRead{ticket: ticket}
		if read.passages, read.err = desk.Recent(recentRows); read.err != nil || len(aside) == 0 {
			return read
		}
		rows, err := desk.Rows(aside...)
		for i := range rows {
			if rows[i].Outcome == checkin.OutcomeAlreadyIn {
				read.in = append(read.in, rows[i].Registration.ID)
			}
		}
		read.err = err
		return read
	}
}

// takeRecent takes in the answer. A failure is the status line's to say: the
// root sees it too.
func (d *Desk) takeRecent(msg recentRead) bool {
	if msg.ticket != d.recent.asked || msg.err != nil {
		return false
	}
	d.recent.passages = msg.passages
	d.dropArrived(msg.in)
	return true
}

// refuse remembers a refusal, or a failure, whose Outcome is empty.
func (r *recent) refuse(v checkin.Visit) {
	if v.Outcome == checkin.OutcomeAlreadyIn {
		return // they are in, and listed
	}
	r.settle(&v)
	r.refused = slices.Insert(r.refused, 0, v)
	r.refused = r.refused[:min(len(r.refused), recentRows)]
}

// settle forgets what is known of a person, or of a code that nobody holds: a
// later visit says more.
func (r *recent) settle(now *checkin.Visit) {
	r.refused = slices.DeleteFunc(r.refused, func(v checkin.Visit) bool {
		if v.Registration.ID.IsZero() {
			return v.Reading.Code == now.Reading.Code
		}
		return v.Registration.ID == now.Registration.ID
	})
}

// line is one line of the list: an arrival or a refusal.
type line struct {
	at      time.Time
	who     *checkin.Registration
	refusal *checkin.Visit // nil for an arrival
}

// lines is the last n of both at a session, latest first.
func (r *recent) lines(n int, session checkin.SessionID) []line {
	var all []line
	for i := range r.passages {
		p := &r.passages[i]
		all = append(all, line{at: p.Arrival.Time, who: &p.Registration})
	}
	for i := range r.refused {
		v := &r.refused[i]
		if v.Session.ID != session {
			continue
		}
		all = append(all, line{at: v.Time, who: &v.Registration, refusal: v})
	}
	slices.SortStableFunc(all, func(a, b line) int { return b.at.Compare(a.at) })
	return all[:min(max(n, 0), len(all))]
}
