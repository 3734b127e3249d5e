package storetest

import (
	"errors"
	"time"

	"opale/checkin"
)

// deed is something that a station does, or that happens to it.
type deed struct {
	weight int
	do     func(*simulation, *station) error
}

// work is what is done at a desk: whatever fails in it, the disk may have failed.
var work = []deed{
	{30, (*simulation).checkIn},
	{8, (*simulation).undo},
	{3, (*simulation).swap},
	{5, (*simulation).walkIn},
	{4, (*simulation).count},
	{2, (*simulation).name},
	{4, (*simulation).group},
	{2, (*simulation).disperse},
	{5, (*simulation).leave},
	{5, (*simulation).amend},
	{2, (*simulation).pair},
	{10, (*simulation).decide},
	{4, (*simulation).regret},
	{1, (*simulation).withdraw},
	{1, (*simulation).erase},
	{1, (*simulation).reimport},
	{2, (*simulation).revoke},
	{4, (*simulation).admit},
	{1, (*simulation).reconsider},
	{12, (*simulation).send},
	{18, (*simulation).receive},
	{4, (*simulation).exchangeByStick},
	{3, (*simulation).saveToStick},
}

// fate is what happens to a laptop.
var fate = []deed{
	{2, (*simulation).jump},
	{3, (*simulation).die},
	{2, (*simulation).keepBackup},
	{2, (*simulation).restore},
	{1, (*simulation).clone},
	{1, (*simulation).fallSilent},
	{1, (*simulation).lose},
}

func (s *simulation) draw(deeds []deed) deed {
	total := 0
	for _, a := range deeds {
		total += a.weight
	}
	n := s.dice.IntN(total)
	for _, a := range deeds {
		if n -= a.weight; n < 0 {
			return a
		}
	}
	return deeds[0] // not reached: n is less than the total
}

func (s *simulation) pick() *station { return s.stations[s.dice.IntN(len(s.stations))] }

func (s *simulation) somebody() checkin.RegistrationID {
	return s.people[s.dice.IntN(len(s.people))]
}

// step lets one thing happen somewhere.
func (s *simulation) step() {
	s.turn++
	st := s.pick()
	st.clock.At = st.clock.At.Add(time.Duration(s.dice.IntN(90)) * time.Second)
	if s.chance(8) {
		s.ok(s.draw(fate).do(s, st))
		return
	}
	frail, isFrail := st.machine.(Frail)
	if isFrail && s.chance(4) {
		frail.Fail(s.dice)
	}
	err := s.draw(work).do(s, st)
	fault := ""
	if isFrail {
		fault, st.dead = s.mend(st, frail)
	}
	s.judge(st, err, fault)
	s.wholeGestures(st)
}

// mend ends what was to fail on a station's disk.
func (s *simulation) mend(st *station, frail Frail) (fault string, dead bool) {
	fault, dead = frail.Mend()
	if fault != "" {
		s.fault("disk: "+fault, st)
	}
	return fault, dead || st.dead
}

// judge looks at how an act ended. One may fail because the disk did, and then
// the desk goes on, or is opened again; without a fault none may.
func (s *simulation) judge(st *station, err error, fault string) {
	switch {
	case err == nil, fault != "", errors.Is(err, errKilled), errors.Is(err, errGivenUp):
	case checkin.ErrorCode(err) == checkin.CodeAlready, checkin.ErrorCode(err) == checkin.CodeNotFound:
	default:
		s.fail("%s: %v", st.name, err)
	}
	if st.dead || fault != "" && s.chance(2) {
		s.reopen(st)
	}
}
