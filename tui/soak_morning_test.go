package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin/disk/disktest"
)

// mishap is something that goes wrong in the morning.
type mishap string

// The mishaps.
const (
	storeFails   mishap = "the store fails"
	storeFull    mishap = "the disk is full"
	unclear      mishap = "a commit of which nobody knows"
	killedWithin mishap = "killed within a write"
	killedAfter  mishap = "killed behind a commit"
	killed       mishap = "killed between two guests"
	beside       mishap = "a call for the file beside the database fails"
	offline      mishap = "the network is gone"
	hubGone      mishap = "the hub is gone"
	pulled       mishap = "the stick is pulled out"
	jumps        mishap = "the clock jumps"
)

var mishaps = []mishap{storeFails, storeFull, unclear, killedWithin, killedAfter, killed, beside, offline, hubGone, pulled, jumps}

// due is something that happens at a moment of the morning.
type due struct {
	at time.Duration // since it began
	do func()
}

// agenda is all that is to happen, the next one first.
type agenda []due

func (a *agenda) add(at time.Duration, do func()) {
	i, _ := slices.BinarySearchFunc(*a, at, func(d due, at time.Duration) int {
		if d.at <= at {
			return -1
		}
		return 1
	})
	*a = slices.Insert(*a, i, due{at, do})
}

// play lets the morning happen, by the clock.
func (m *morning) play() {
	var todo agenda
	for _, p := range m.desks {
		for range p.guests {
			todo.add(m.rush(), p.receive)
		}
		m.every(&todo, 10*time.Second, p.look)
		m.every(&todo, time.Minute, p.keepStick)
	}
	m.every(&todo, 2*time.Minute, func() { m.carry(m.desks[len(m.desks)-1]); m.carry(m.desks[0]) })
	// Each of them happens, in any order, and again; one a minute at most.
	kinds := m.random.Perm(len(mishaps))
	n := max(2*len(mishaps), int(m.length/time.Minute))
	for i := range n {
		kind := mishaps[kinds[i%len(kinds)]]
		todo.add(time.Duration(float64(m.length)*(float64(i)+m.random.Float64())/float64(n)), func() { m.befall(kind, &todo) })
	}
	alarm := time.NewTimer(0)
	defer alarm.Stop()
	for len(todo) > 0 {
		next := todo[0]
		todo = todo[1:]
		if wait := next.at - m.now().Sub(m.begins); wait > 0 {
			alarm.Reset(time.Duration(float64(wait) / *soakSpeed))
			<-alarm.C
		}
		next.do()
	}
}

// every does something again and again, until the end.
func (m *morning) every(todo *agenda, d time.Duration, do func()) {
	for at := time.Duration(m.random.Int64N(int64(d))); at < m.length; at += d {
		todo.add(at, do)
	}
}

// rush is when somebody comes: two of three within the first quarter.
func (m *morning) rush() time.Duration {
	share := m.random.Float64() / 4
	if m.random.IntN(100) >= 65 {
		share = 0.25 + m.random.Float64()*0.75
	}
	return time.Duration(float64(m.length) * share)
}

// befall has something go wrong. What lasts, ends some time later.
func (m *morning) befall(what mishap, todo *agenda) {
	p := m.desks[m.random.IntN(len(m.desks))]
	later := m.now().Sub(m.begins) + m.length/time.Duration(40+m.random.IntN(200))
	switch what {
	case storeFails, storeFull:
		p.planned, p.times = what, 1+m.random.IntN(3)
	case unclear, killedWithin, killedAfter:
		p.planned, p.times = what, 1
	case killed:
		m.mishaps[string(what)]++
		p.leave()
		p.crash()
		p.restart()
	case beside:
		p.disk.Fail(1, []disktest.Fault{disktest.Refused, disktest.Full, disktest.Short}[m.random.IntN(3)])
	case offline:
		p = m.desks[m.random.IntN(len(m.desks)-1)]
		m.mishaps[string(what)]++
		p.net.set(false)
		todo.add(later, func() { p.net.set(true) })
	case hubGone:
		m.mishaps[string(what)]++
		m.hub.stop()
		m.hub.start()
	case pulled:
		p.onStick.Fail(1+m.random.IntN(8), []disktest.Fault{disktest.Refused, disktest.Full, disktest.Short}[m.random.IntN(3)])
	case jumps:
		m.mishaps[string(what)]++
		p.ahead.Store(int64(m.random.IntN(5)-2) * int64(50*time.Minute))
		todo.add(later, func() { p.ahead.Store(0) })
	}
}

// look is the desk looking for news.
func (p *post) look() {
	p.tick()
	p.hear(pollDue{p.root.poll.asked})
	p.seen()
	if fault, _ := p.disk.Mend(); fault != disktest.None {
		p.m.mishaps[string(beside)]++
	}
}

// receive is everything that happens while one guest stands there: whatever goes
// wrong, they are told in the end that it is noted.
func (p *post) receive() {
	v := p.guests[p.soak.next]
	p.soak.next++
	p.m.came++
	for range 12 {
		p.tick()
		p.home()
		p.struck = false
		p.arrives(v)
		if p.crashed {
			p.restart()
			p.m.again++
			continue
		}
		if p.isNoted(v) {
			v.in = true
			p.regrets(v)
			return
		}
		if !p.struck {
			p.fail("%s is not noted, and nothing had gone wrong", v.last)
		}
		p.m.again++
	}
	p.fail("%s cannot be let in", v.last)
}

// arrives is a scan, a paste, or a name.
func (p *post) arrives(v *visitor) {
	switch p.random.IntN(5) {
	case 0, 1:
		p.did = "a scan"
		p.burst(v.code)
	case 2:
		p.did = "a paste"
		p.hear(tea.PasteMsg{Content: v.code + "\n"})
	default:
		p.did = "a name"
		p.types(v.last + " " + v.first)
		p.press("enter")
		p.comes()
	}
}

// isNoted reports whether the screen tells that somebody is in, or the store does:
// where a write had come to its end of which nobody knew, the second try finds
// them in.
func (p *post) isNoted(v *visitor) bool {
	seen, door := p.wide(), &p.root.env.Words.Door
	told := sameBytes(seen, door.Noted) && !sameBytes(seen, door.NotNoted) && sameBytes(seen, v.last)
	arrivals, err := p.store.Arrivals(v.id)
	if err != nil {
		p.fail("%v", err)
	}
	for i := range arrivals {
		if arrivals[i].InForce() {
			return true
		}
	}
	if told {
		p.fail("the screen tells that %s is in", v.last)
	}
	return false
}

// regrets takes the arrival back, now and then; the guest comes no more.
func (p *post) regrets(v *visitor) {
	if p.random.IntN(20) > 0 || p.planned != "" {
		return
	}
	p.did = "an undo"
	p.press("ctrl+z")
	if !sameBytes(p.wide(), v.last) { // of somebody before, as behind a kill
		p.home()
		return
	}
	p.elapse()
	p.press("enter")
	if p.crashed {
		p.t.Fatal("nothing was planned")
	}
	if sameBytes(p.wide(), p.root.env.Words.Undo.Done) {
		v.in, v.out = false, true
	}
}
