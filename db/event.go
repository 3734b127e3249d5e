package db

import (
	"context"
	"encoding/json"

	"opale/checkin"
	"opale/checkin/journal"
)

// Define says what the event is. An event with entries keeps its id: the error
// is CodeInvalid where another is given.
func (s *Store) Define(ctx context.Context, actor checkin.Actor, event checkin.Event) error {
	if err := event.Check(); err != nil {
		return &checkin.Error{Code: checkin.CodeInvalid, Op: "define event", Detail: err.Error(), Err: err}
	}
	if s.run == nil {
		return checkin.Errorf(checkin.CodeReadOnly, "define event", "no device key")
	}
	var fixed checkin.EventID
	held, err := s.read.row(`SELECT value FROM meta WHERE key = 'event'`, nil, []any{&fixed})
	if err != nil {
		return failed("define event", err)
	}
	if held && fixed != event.ID {
		return checkin.Errorf(checkin.CodeInvalid, "define event", "%s", fixed)
	}
	if !held {
		s.mu.Lock()
		s.run.Rename(event.ID)
		s.mu.Unlock()
	}
	return s.Write(ctx, actor, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindEventDefined, Body: checkin.Body{Define: &event}})
		return err
	})
}

// settleEvent gives a run that has written nothing yet the event's id as it is
// by now: another process may have defined it since the file was opened.
func (s *Store) settleEvent() error {
	if s.run.Started() {
		return nil
	}
	var fixed checkin.EventID
	held, err := s.write.row(`SELECT value FROM meta WHERE key = 'event'`, nil, []any{&fixed})
	if held {
		s.run.Rename(fixed)
	}
	return err
}

// eventID is the id of the event as this transaction sees it.
func (s *Store) eventID(q *statements) (checkin.EventID, error) {
	var fixed checkin.EventID
	held, err := q.row(`SELECT value FROM meta WHERE key = 'event'`, nil, []any{&fixed})
	if err != nil || held {
		return fixed, err
	}
	var definition string
	found, err := q.row(`SELECT value FROM meta WHERE key = 'definition'`, nil, []any{&definition})
	if err != nil || !found {
		return checkin.Fabriques(s.now().Year()).ID, err
	}
	var event checkin.Event
	err = json.Unmarshal([]byte(definition), &event)
	return event.ID, err
}

// define keeps the last definition of the event.
func (p *projection) define(stamp journal.Stamp, event *checkin.Event) error {
	if event == nil {
		return nil
	}
	last, err := definedBy(p.q)
	if err != nil || stamp.Less(last) {
		return err
	}
	definition, err := json.Marshal(event)
	if err != nil {
		return err
	}
	defined, err := json.Marshal(stamp)
	if err != nil {
		return err
	}
	return p.q.exec(`INSERT OR REPLACE INTO meta VALUES ('definition', ?), ('defined', ?)`, string(definition), string(defined))
}

// definedBy is the stamp of the event's last definition, zero without one.
func definedBy(q *statements) (journal.Stamp, error) {
	var text string
	var stamp journal.Stamp
	found, err := q.row(`SELECT value FROM meta WHERE key = 'defined'`, nil, []any{&text})
	if err == nil && found {
		err = json.Unmarshal([]byte(text), &stamp)
	}
	return stamp, err
}
