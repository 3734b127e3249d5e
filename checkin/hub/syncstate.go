package hub

import (
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// State is what there is to say of a hub on a status line.
type State struct {
	Synced   time.Time    // when both were last known to hold the same; zero: never
	Failing  time.Time    // since when they have not reached each other; zero while they do
	Trouble  checkin.Code // why not: CodeOffline, CodePortal, CodeWrongKey, CodeRevoked…
	Detail   string
	OnlyHere int // entries that the hub, by its last word, has not
	Sent     int // entries since the start
	Received int
	Ahead    time.Duration // the hub's clock before ours, at the last exchange
}

// note keeps what an exchange came to.
func (s *Sync) note(done *Exchanged, err error) {
	here := s.onlyHere()
	s.change(func(state *State) {
		now := s.now()
		state.Sent += done.Sent
		state.Received += done.Fresh
		state.OnlyHere = here
		state.Trouble, state.Detail = checkin.ErrorCode(err), checkin.ErrorDetail(err)
		switch {
		case err == nil:
			state.Synced, state.Failing, state.Ahead = now, time.Time{}, done.Ahead
		case state.Failing.IsZero():
			state.Failing = now
		}
	})
}

// confirm notes that nothing had come while we waited.
func (s *Sync) confirm() {
	s.change(func(state *State) {
		if state.Trouble == "" {
			state.Synced = s.now()
		}
	})
}

func (s *Sync) recount() {
	here := s.onlyHere()
	s.change(func(state *State) { state.OnlyHere = here })
}

// onlyHere counts the entries that no peer has said to hold; where that cannot
// be read, as many as before.
func (s *Sync) onlyHere() int {
	have, err := s.Replica.Have()
	if err != nil {
		return s.State().OnlyHere
	}
	peers, err := s.Replica.Peers()
	if err != nil {
		return s.State().OnlyHere
	}
	stated := journal.Vector{}
	for i := range peers {
		stated.Join(peers[i].Have)
	}
	return beyond(have, stated)
}

func (s *Sync) change(f func(*State)) {
	s.mu.Lock()
	f(&s.state)
	state := s.state
	s.mu.Unlock()
	if s.Tell != nil {
		s.telling.Lock()
		defer s.telling.Unlock()
		s.Tell(state)
	}
}

func (s *Sync) now() time.Time {
	if s.Now == nil {
		return time.Now()
	}
	return s.Now()
}
