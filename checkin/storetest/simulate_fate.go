package storetest

import (
	"maps"
	"math"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

func (s *simulation) jump(st *station) error {
	s.fault("the clock jumps", st)
	st.clock.At = st.clock.At.Add(time.Duration(s.dice.IntN(96)-48) * time.Hour)
	return nil
}

func (s *simulation) die(st *station) error {
	s.fault("dies and comes back", st)
	s.reopen(st)
	return nil
}

func (s *simulation) keepBackup(st *station) error {
	s.note("%s: backup", st.name)
	st.backup = s.fleet.Copy(st.machine, st.clock)
	return nil
}

// restore puts an older backup in the place of a station's file.
func (s *simulation) restore(st *station) error {
	if st.backup == nil {
		return nil
	}
	s.fault("an older backup is put back", st)
	lost, err := st.machine.Have()
	st.machine, st.backup = st.backup, nil
	s.sit(st)
	s.mourn(lost, st.saved)
	return err
}

// mourn takes back the promises that ended with a disk: what nobody else holds,
// and the stick that stayed in the laptop does not.
func (s *simulation) mourn(lost, saved journal.Vector) {
	others := journal.Vector{}
	for _, st := range s.stations {
		have, err := st.machine.Have()
		s.ok(err)
		others.Join(have)
	}
	maps.DeleteFunc(s.acknowledged, func(id checkin.EntryID, _ promise) bool {
		return lost.Covers(id) && !others.Covers(id) && !saved.Covers(id)
	})
}

// clone copies a station's file to another laptop; both go on writing.
func (s *simulation) clone(st *station) error {
	if len(s.stations) >= 14 {
		return nil
	}
	s.fault("the file is copied to another laptop", st)
	clock := &Clock{At: st.clock.At}
	s.join(s.fleet.Copy(st.machine, clock), clock)
	return nil
}

// fallSilent has a station exchange with nobody: for two days or to the end.
func (s *simulation) fallSilent(st *station) error {
	if st.back > 0 {
		return nil
	}
	if s.chance(3) {
		s.fault("is silent to the end", st)
		st.back = math.MaxInt
		return nil
	}
	s.fault("is silent for two days", st)
	st.back = s.turn + 20 + s.dice.IntN(40)
	return nil
}

// isSilent reports whether a station exchanges with nobody, and ends that when
// its time has come.
func (s *simulation) isSilent(st *station) bool {
	if st.back > 0 && s.turn >= st.back {
		s.note("%s: is back after two days", st.name)
		st.back = 0
		st.clock.At = st.clock.At.Add(48 * time.Hour)
	}
	return st.back > 0
}

// lose has a laptop lost with all that is on its disk. The stick that was in
// it goes into others.
func (s *simulation) lose(st *station) error {
	if len(s.stations) < 4 || st.stick == nil {
		return nil
	}
	s.fault("the laptop is lost, its stick is not", st)
	lost, err := st.machine.Have()
	s.stations = slices.DeleteFunc(s.stations, func(other *station) bool { return other == st })
	s.sticks = append(s.sticks, st.stick)
	s.mourn(lost, st.saved)
	return err
}
