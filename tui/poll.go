package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/nearby"
	"opale/tui/screen"
	"opale/tui/worker"
)

// pollEvery is how often the desk looks for what others have written, and how
// often the clock is set.
const pollEvery = time.Second

// poll is the looking for news: one timer, which carries the ticket of the
// question that set it, so that no two of them ever run.
type poll struct {
	asked   worker.Ticket
	counted bool  // the session has been counted once: its numbers can be shown
	err     error // of the last look
}

type (
	polled struct {
		ticket    worker.Ticket
		changed   bool
		came      []checkin.Announcement
		overview  checkin.Overview
		toCheck   int
		linked    hub.State
		hosting   screen.Hosting
		found     []nearby.Desk
		excluded  screen.Exclusion
		emergency bool
		paper     screen.PaperState
		rush      bool
		charge    screen.Charge
		lists     lists
		err       error
	}
	pollDue struct{ ticket worker.Ticket }
)

// ask looks for news now; an earlier question or timer is void.
func (r *root) ask() tea.Cmd {
	ticket, desk, link, settings := worker.NewTicket(), r.env.Desk, r.env.Hub, r.env.Settings
	list, power, around := r.paper, r.power, r.around()
	lists, replica, now := r.lists, r.env.Replica, r.now()
	r.poll.asked = ticket
	return func() tea.Msg {
		answer := polled{ticket: ticket, rush: desk.Rush()}
		if link != nil { // it reads nothing: whatever is wrong with the store, this is known
			answer.linked, answer.excluded, answer.hosting = link.State(), link.Excluded(), link.Hosting()
		}
		if around != nil {
			around.Seek()
			answer.found = around.Found()
		}
		if list != nil {
			answer.paper = list.State()
		}
		if power != nil {
			answer.charge = power.Charge()
		}
		if answer.changed, answer.err = desk.Refresh(); answer.err != nil {
			return answer
		}
		answer.came = desk.Announcements()
		if answer.overview, answer.err = desk.Overview(); answer.err != nil {
			return answer
		}
		if answer.lists, answer.err = lists.follow(replica, answer.changed, now); answer.err != nil {
			return answer
		}
		if answer.toCheck, answer.err = desk.ToCheck(); answer.err != nil || settings == nil {
			return answer
		}
		var set string
		set, answer.err = settings.Remembered(screen.SettingEmergency)
		answer.emergency = set != ""
		return answer
	}
}

// news takes in an answer, and asks again when its time has come.
func (r *root) news(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case pollDue:
		if msg.ticket == r.poll.asked {
			return r.ask()
		}
	case polled:
		told := r.announce(msg.came)
		if msg.changed {
			told = tea.Batch(told, r.tell(screen.Changed{})) // what was read is read, even by a void question
		}
		if msg.ticket != r.poll.asked {
			return told
		}
		r.takeIn(msg)
		again := tea.Tick(pollEvery, func(time.Time) tea.Msg { return pollDue{msg.ticket} })
		return tea.Batch(told, again)
	}
	return nil
}

// takeIn keeps the overview. All is drawn again only where it shows: the clock
// has minutes.
func (r *root) takeIn(msg polled) {
	before, failing := *r.env, r.poll.err
	r.poll.err = msg.err
	r.env.Linked, r.env.Excluded, r.env.Paper, r.env.Rush = msg.linked, msg.excluded, msg.paper, msg.rush
	r.env.Charge, r.env.Hosting, r.env.Found = msg.charge, msg.hosting, msg.found
	if msg.err == nil {
		r.env.Overview, r.env.ToCheck, r.env.Emergency = msg.overview, msg.toCheck, msg.emergency
		r.lists = msg.lists
		r.env.Edition, r.env.Others = r.lists.edition, r.lists.others
	}
	r.heedHub()
	first := !r.poll.counted && msg.err == nil
	r.poll.counted = r.poll.counted || first
	if first || shown(&before) != shown(r.env) || checkin.ErrorCode(failing) != checkin.ErrorCode(msg.err) {
		r.touch()
	}
}

// glance is what header and status line show of a look for news.
type glance struct {
	tally     checkin.Tally
	session   checkin.SessionID
	actor     checkin.Actor
	open      bool
	minute    int64
	toCheck   int
	linked    hub.State
	hosting   screen.Hosting
	excluded  screen.Exclusion
	emergency bool
	paper     screen.PaperState
	rush      bool
	charge    screen.Charge
	edition   checkin.Edition
	others    string
	found     string
}

func shown(e *screen.Env) glance {
	o := &e.Overview
	return glance{o.Tally, o.Session.ID, o.Actor, o.Open, o.Now.Unix() / 60, e.ToCheck, e.Linked, e.Hosting, e.Excluded, e.Emergency, e.Paper, e.Rush, lowCharge(e.Charge), e.Edition, othersKey(e.Others), foundKey(e.Found)}
}

// lowCharge is the charge where it is said.
func lowCharge(c screen.Charge) screen.Charge {
	if !c.IsLow() {
		return screen.Charge{}
	}
	return c
}
