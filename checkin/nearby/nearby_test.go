package nearby

import (
	"bytes"
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var (
	one   = netip.MustParseAddr("10.0.0.1")
	two   = netip.MustParseAddr("10.0.0.2")
	three = netip.MustParseAddr("10.0.0.3")
)

// hosts makes a desk the relay, at whatever address others reach it.
func (p *place) hosts(port uint16) {
	p.change(func(s *Self) { s.Relay = netip.AddrPortFrom(netip.IPv4Unspecified(), port) })
	p.Answer()
}

func TestADeskFindsTheRelayOfItsEvent(t *testing.T) {
	clock, on := newPlayed(), newAir()
	relay, other, asker := sit(t, station{on, one}, clock, "Calais 1"), sit(t, station{on, two}, clock, "Calais 3"), sit(t, station{on, three}, clock, "Calais 2")
	relay.hosts(7474)
	other.Answer()
	asker.Answer() // it does not find itself
	asker.finds(t, clock,
		Desk{device("Calais 1"), "Calais 1", netip.MustParseAddrPort("10.0.0.1:7474")},
		Desk{Device: device("Calais 3"), Name: "Calais 3"})
	relay.Mute()
	clock.pass(seenFor + time.Second)
	asker.finds(t, clock, Desk{Device: device("Calais 3"), Name: "Calais 3"})
}

func TestNobodyAsksUnlessSomebodyLooks(t *testing.T) {
	clock, on := newPlayed(), newAir()
	relay, desk := sit(t, station{on, one}, clock, "Calais 1"), sit(t, station{on, two}, clock, "Calais 2")
	relay.hosts(7474)
	desk.Answer()
	desk.Found()
	if sent := on.packets(); len(sent) > 0 {
		t.Errorf("%d packets were sent", len(sent))
	}
	for range 5 { // within one moment
		desk.Seek()
	}
	asked := slices.DeleteFunc(on.packets(), func(d datagram) bool { return d.to != everybody })
	if len(asked) != 1 {
		t.Errorf("%d questions were sent at once", len(asked))
	}
}

func TestAStrangerIsNeitherAnsweredNorShown(t *testing.T) {
	clock, on := newPlayed(), newAir()
	desk, stranger := sit(t, station{on, one}, clock, "Calais 1"), sit(t, station{on, two}, clock, "Ailleurs 1")
	stranger.change(func(s *Self) { s.Secret = []byte("another secret, of another event!") })
	rehearsal := sit(t, station{on, netip.MustParseAddr("10.0.0.4")}, clock, "Essai 1")
	rehearsal.change(func(s *Self) { s.Event = "rehearsal-1" }) // the same secret does not make it the same event
	friend := sit(t, station{on, three}, clock, "Calais 2")
	for _, p := range []*place{desk, stranger, rehearsal, friend} {
		p.hosts(7474)
	}
	friend.finds(t, clock, Desk{device("Calais 1"), "Calais 1", netip.MustParseAddrPort("10.0.0.1:7474")})
	desk.finds(t, clock, Desk{device("Calais 2"), "Calais 2", netip.MustParseAddrPort("10.0.0.3:7474")})
	for _, p := range []*place{stranger, rehearsal} {
		p.Seek()
		desk.finds(t, clock, Desk{device("Calais 2"), "Calais 2", netip.MustParseAddrPort("10.0.0.3:7474")}) // by then, that question was heard
		if found := p.Found(); len(found) > 0 {
			t.Errorf("%s finds %v", p.self.Name, found)
		}
	}
}

// What goes out says nothing to whoever has not the event's secret: no word of
// it is readable, no two are alike, and none is longer than another.
func TestWhatIsSentTellsStrangersNothing(t *testing.T) {
	clock, on := newPlayed(), newAir()
	relay, asker := sit(t, station{on, one}, clock, "Calais 1"), sit(t, station{on, two}, clock, "Dunkerque, grande salle des fêtes")
	relay.hosts(7474)
	asker.Answer()
	asker.finds(t, clock, Desk{device("Calais 1"), "Calais 1", netip.MustParseAddrPort("10.0.0.1:7474")})
	relay.finds(t, clock, Desk{Device: device("Dunkerque, grande salle des fêtes"), Name: "Dunkerque, grande salle des fêtes"})
	sent := on.packets()
	if len(sent) < 4 {
		t.Fatalf("%d packets", len(sent))
	}
	for i, d := range sent {
		if len(d.data) != packetSize {
			t.Errorf("one is %d bytes long", len(d.data))
		}
		for _, word := range []string{"Calais", "Dunkerque", "fabriques", "opale", "\x1d\x32"} { // the last one is the port
			if bytes.Contains(bytes.ToLower(d.data), []byte(strings.ToLower(word))) && len(word) > 2 {
				t.Errorf("%q can be read in one", word)
			}
		}
		for _, other := range sent[:i] {
			for at := 0; at+8 <= packetSize; at++ {
				if bytes.Equal(d.data[at:at+8], other.data[at:at+8]) {
					t.Fatalf("two are alike at byte %d: who sends can be followed", at)
				}
			}
		}
	}
}

// A question that was overheard and is said again gets no answer, and an answer
// that was overheard shows nobody.
func TestWhatIsSaidAgainShowsNobody(t *testing.T) {
	clock, on := newPlayed(), newAir()
	relay, asker := sit(t, station{on, one}, clock, "Calais 1"), sit(t, station{on, two}, clock, "Calais 2")
	relay.hosts(7474)
	found := Desk{device("Calais 1"), "Calais 1", netip.MustParseAddrPort("10.0.0.1:7474")}
	asker.finds(t, clock, found)
	overheard := on.packets()
	relay.Mute()
	for range remembered { // what was asked before is forgotten
		clock.pass(seenFor)
		asker.Seek()
	}
	for _, d := range overheard {
		for _, at := range on.everywhere() {
			on.throw(datagram{d.data, netip.AddrPortFrom(three, 40000), at})
		}
	}
	friend := sit(t, station{on, three}, clock, "Calais 3")
	friend.hosts(7474)
	clock.pass(askEvery)
	asker.Seek()
	for n := 0; n < patience && len(asker.Found()) == 0; n++ { // what came before is read by then
		time.Sleep(time.Millisecond)
	}
	if found := asker.Found(); len(found) != 1 || found[0].Name != "Calais 3" {
		t.Errorf("found %v", found)
	}

	again := newAir()
	answered := func(a *answering, times int) int {
		before := len(again.packets())
		for range times {
			a.take(overheard[0].data, net.UDPAddrFromAddrPort(netip.AddrPortFrom(two, 40000)))
		}
		return len(again.packets()) - before
	}
	if n := answered(friend.asked(again), 3); n != 1 {
		t.Errorf("a question that was said three times got %d answers", n)
	}
	clock.pass(fresh + time.Minute)
	if n := answered(friend.asked(again), 1); n != 0 {
		t.Error("a question of hours ago is answered")
	}
}

// asked is a desk that begins to answer, over a network on which nobody else is.
func (p *place) asked(over *air) *answering {
	return &answering{w: p.Watch, socket: station{over, three}.open(0), sent: newLimiter()}
}

// Whoever passes an answer on from elsewhere does not come into the relay's
// place: where it is, stands in what was sealed.
func TestAnAnswerThatIsPassedOnLeadsToTheRelay(t *testing.T) {
	clock, on := newPlayed(), newAir()
	relay, asker := sit(t, station{on, one}, clock, "Calais 1"), sit(t, station{on, two}, clock, "Calais 2")
	relay.hosts(7474)
	on.silent = true
	asker.Seek()
	question := on.packets()[0]
	on.silent = false
	on.throw(datagram{question.data, netip.AddrPortFrom(three, 40000), netip.AddrPortFrom(one, 7474)}) // says it is another's
	var answer datagram
	for n := 0; n < patience && answer.data == nil; n++ {
		for _, d := range on.packets() {
			if d.from.Addr() == one {
				answer = d
			}
		}
		time.Sleep(time.Millisecond)
	}
	on.throw(datagram{answer.data, netip.AddrPortFrom(three, 7474), question.from})
	for range patience {
		if len(asker.Found()) > 0 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	want := []Desk{{device("Calais 1"), "Calais 1", netip.MustParseAddrPort("10.0.0.1:7474")}}
	if diff := cmp.Diff(want, asker.Found(), cmp.Comparer(func(a, b netip.AddrPort) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
}

func TestARevokedDeskIsNeitherAnsweredNorShown(t *testing.T) {
	clock, on := newPlayed(), newAir()
	desk, revoked, friend := sit(t, station{on, one}, clock, "Calais 1"), sit(t, station{on, two}, clock, "Calais 2"), sit(t, station{on, three}, clock, "Calais 3")
	desk.change(func(s *Self) { s.Apart = append(s.Apart, device("Calais 2")) })
	for _, p := range []*place{desk, revoked, friend} {
		p.Answer()
	}
	revoked.finds(t, clock, Desk{Device: device("Calais 3"), Name: "Calais 3"})
	desk.finds(t, clock, Desk{Device: device("Calais 3"), Name: "Calais 3"})
}

func TestWithoutANetworkOrAnIdentityNothingHappens(t *testing.T) {
	clock, on := newPlayed(), newAir()
	on.barred = true
	desk := sit(t, station{on, one}, clock, "Calais 1")
	desk.Answer()
	desk.Seek()
	if found := desk.Found(); len(found) > 0 {
		t.Errorf("found %v", found)
	}
	on.barred = false
	nobody := sit(t, station{on, two}, clock, "Calais 2")
	nobody.change(func(s *Self) { s.Secret = nil })
	before := len(on.packets())
	nobody.Answer()
	nobody.Seek()
	if len(on.listening) != 0 || len(on.packets()) != before {
		t.Error("a desk without the event's identity takes part")
	}
	nobody.change(func(s *Self) { s.Secret = secret })
	nobody.Answer()
	desk.finds(t, clock, Desk{Device: device("Calais 2"), Name: "Calais 2"})
}

// A computer that comes to a network while somebody looks at the page asks there:
// its next question goes to the networks that there are by then.
func TestANetworkThatComesLaterIsAsked(t *testing.T) {
	clock, on := newPlayed(), newAir()
	relay, desk := sit(t, station{on, one}, clock, "Calais 1"), sit(t, station{on, two}, clock, "Calais 2")
	relay.hosts(7474)
	on.part(true)
	desk.Seek()
	if sent := on.packets(); len(sent) > 0 {
		t.Fatalf("without a network, %d packets were sent", len(sent))
	}
	on.part(false)
	clock.pass(askEvery)
	desk.Seek()
	if len(on.packets()) == 0 {
		t.Error("the network that is there by now is not asked")
	}
	desk.finds(t, clock, Desk{device("Calais 1"), "Calais 1", netip.MustParseAddrPort("10.0.0.1:7474")})
}
