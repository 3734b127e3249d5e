package storetest

import (
	"fmt"

	"opale/checkin"
)

func (s *simulation) checkIn(st *station) error {
	v, err := st.desk.CheckIn(s.ctx, checkin.Entrance{ID: s.somebody(), Again: s.chance(8)})
	s.note("%s: check in %s", st.name, v.Outcome)
	return err
}

func (s *simulation) leave(st *station) error {
	left, err := st.desk.Leave(s.ctx, s.somebody())
	if err == nil {
		s.words = append(s.words, left.Entry)
	}
	return err
}

func (s *simulation) undo(st *station) error {
	recent, err := st.machine.Recent(session, checkin.DeviceID{}, 6)
	if err != nil || len(recent) == 0 {
		return err
	}
	_, err = st.desk.Undo(s.ctx, recent[s.dice.IntN(len(recent))].Entry, "erreur")
	return err
}

func (s *simulation) swap(st *station) error {
	recent, err := st.machine.Recent(session, checkin.DeviceID{}, 6)
	if err != nil || len(recent) == 0 {
		return err
	}
	_, err = st.desk.Swap(s.ctx, recent[0].Entry, s.somebody(), "")
	return err
}

// walkIn lets in somebody whom no list knows, or somebody of the list once more.
func (s *simulation) walkIn(st *station) error {
	f := checkin.Fields{checkin.FieldLastName: fmt.Sprintf("Passant%d", s.dice.IntN(8)), checkin.FieldCompany: "Essais"}
	if s.chance(3) {
		f[checkin.FieldLastName] = fmt.Sprintf("Testard%d", s.dice.IntN(len(s.list.Rows)))
	}
	v, err := st.desk.Register(s.ctx, f)
	if err == nil {
		s.people = append(s.people, v.Registration.ID)
	}
	return err
}

// amend corrects a company, of few people and to few values: others may do the
// same at the same time.
func (s *simulation) amend(st *station) error {
	f := checkin.Fields{checkin.FieldCompany: [...]string{"Essais", "Essais réunis", ""}[s.dice.IntN(3)]}
	_, err := st.desk.Amend(s.ctx, s.people[s.dice.IntN(2)], f)
	return err
}

// reimport takes the list in once more, one of its companies corrected.
func (s *simulation) reimport(st *station) error {
	s.list.Rows[s.dice.IntN(len(s.list.Rows))].Fields[checkin.FieldCompany] = fmt.Sprintf("Liste %d", s.turn)
	_, err := checkin.Import(s.ctx, recorder{st.machine, s, st}, st.actor(), s.list, false)
	return err
}

func (s *simulation) withdraw(st *station) error {
	_, err := s.write(st, checkin.Fact{Kind: checkin.KindWithdrawn, Subject: s.somebody()})
	return err
}

func (s *simulation) erase(st *station) error {
	if !s.chance(3) {
		return nil
	}
	_, err := s.write(st, checkin.Fact{Kind: checkin.KindErased, Subject: s.somebody()})
	return err
}

// write appends a fact for which the desk has no word.
func (s *simulation) write(st *station, f checkin.Fact) (id checkin.EntryID, err error) {
	err = recorder{st.machine, s, st}.Write(s.ctx, st.actor(), func(tx checkin.Tx) (err error) {
		id, err = tx.Append(f)
		return err
	})
	return id, err
}
