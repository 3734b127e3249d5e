package journal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"opale/checkin"
)

// Test vectors: the bytes and hashes that every implementation must make,
// computed once by another program. A change here is a change of the format.
const (
	vectorBytes  = `{"v":1,"k":"arrived","t":42,"w":1795856400000,"o":1,"s":"r000g40r40m30e209185gr38e1w","e":"calais-j1","b":{"override":"unpaid"},"c":"2H0P6s+VFcdZs2A9WVyaXMk8qMwnEgofBp/8DLn33Ts"}`
	vectorOrigin = `14ebd561f6b481bcdbcf528bd8f403c08c670c6ccf6c8b2307ea863fa838bd12`
	vectorHead   = `763b0b05b8f11bfe5b4577aa07af9907d8d122b4d6a021c56c3cc67781fcebd7`
)

func vectorEntry(t *testing.T) Entry {
	t.Helper()
	fact := checkin.Fact{
		Kind: checkin.KindArrived, Session: "calais-j1",
		Body:     checkin.Body{Override: checkin.OutcomeUnpaid},
		Personal: checkin.Personal{Reason: "réglé à l'accueil"},
	}
	for i := range fact.Subject {
		fact.Subject[i] = byte(i)
	}
	e, _, err := encode(fact, 42, 1795856400000, 1)
	if err != nil {
		t.Fatal(err)
	}
	// A salt is random; the vector's is not.
	e.Salt = bytes.Repeat([]byte{7}, saltSize)
	c, err := e.Content()
	if err != nil {
		t.Fatal(err)
	}
	c.Commitment = commitment(e.Salt, e.Personal)
	if e.Bytes, err = canonical(c); err != nil {
		t.Fatal(err)
	}
	return e
}

func TestVectors(t *testing.T) {
	e := vectorEntry(t)
	if got := string(e.Bytes); got != vectorBytes {
		t.Errorf("bytes\n got %s\nwant %s", got, vectorBytes)
	}
	if got, want := string(e.Personal), `{"reason":"réglé à l'accueil"}`; got != want {
		t.Errorf("personal %s, want %s", got, want)
	}
	stream := checkin.StreamID(bytes.Repeat([]byte{9}, 16))
	origin := Origin("fabriques-numeriques", stream)
	if got := hex.EncodeToString(origin[:]); got != vectorOrigin {
		t.Errorf("origin %s, want %s", got, vectorOrigin)
	}
	head := Next(origin, e.Bytes)
	if got := hex.EncodeToString(head[:]); got != vectorHead {
		t.Errorf("head %s, want %s", got, vectorHead)
	}
}

func TestAPersonalPartIsHeldByItsCommitment(t *testing.T) {
	e := vectorEntry(t)
	c, err := e.Content()
	if err != nil {
		t.Fatal(err)
	}
	if p, err := e.Reveals(&c); err != nil || p.Reason != "réglé à l'accueil" {
		t.Errorf("%+v %v", p, err)
	}
	e.Personal = []byte(`{"reason":"autre"}`)
	if _, err := e.Reveals(&c); err == nil {
		t.Error("another reason was taken for the one written")
	}
	e.Personal, e.Salt = nil, nil // erased
	if p, err := e.Reveals(&c); err != nil || !p.IsZero() {
		t.Errorf("erased: %+v %v", p, err)
	}
}

func TestBytesThatAreNoEntry(t *testing.T) {
	for name, text := range map[string]string{
		"empty":     ``,
		"no object": `[]`,
		"no kind":   `{"v":1,"t":1,"w":0,"o":0}`,
		"no tick":   `{"v":1,"k":"arrived","w":0,"o":0}`,
		"not UTF-8": "{\"v\":1,\"k\":\"\xff\",\"t\":1}",
		"too deep":  `{"v":1,"k":"x","t":1,"b":` + strings.Repeat("[", 9) + strings.Repeat("]", 9) + `}`,
		"too long":  `{"v":1,"k":"x","t":1,"b":"` + strings.Repeat("a", maxBytes) + `"}`,
		"fraction":  `{"v":1,"k":"x","t":1.5}`,
	} {
		e := Entry{Bytes: []byte(text)}
		if _, err := e.Content(); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	e := Entry{Bytes: []byte(`{"v":2,"k":"from-the-future","t":1,"w":0,"o":0,"new":{"x":[1]}}`)}
	if c, err := e.Content(); err != nil || c.Kind != "from-the-future" {
		t.Errorf("a later version's entry: %+v %v", c, err)
	}
}

func TestARunOpensItsStreamAndNamesItsOperators(t *testing.T) {
	key := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	run := NewRun("essai", key, "opale test")
	calais := checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Une"}
	other := calais
	other.Operator = "Deux"
	var all []Written
	add := func(b *Batch, actor checkin.Actor) {
		t.Helper()
		w, err := b.Add(checkin.Fact{Kind: checkin.KindNoted}, actor, int64(len(all)+1), time.UnixMilli(1))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, w...)
	}
	b := run.Batch()
	add(b, calais)
	add(b, calais)
	add(b, other)
	run.Keep(b)
	lost := run.Batch()
	if _, err := lost.Add(checkin.Fact{Kind: checkin.KindNoted}, calais, 9, time.UnixMilli(1)); err != nil {
		t.Fatal(err)
	} // never kept: its numbers are used again
	b = run.Batch()
	add(b, other)
	head := Origin("essai", all[0].ID.Stream)
	var kinds []string
	for i, w := range all {
		if w.ID.Seq != uint64(i+1) || w.Content.Tick != int64(i+1) {
			t.Errorf("entry %d has number %d and tick %d", i, w.ID.Seq, w.Content.Tick)
		}
		if head = Next(head, w.Bytes); head != w.Hash {
			t.Errorf("entry %d breaks the chain", i)
		}
		kinds = append(kinds, string(w.Content.Kind))
	}
	if got, want := strings.Join(kinds, " "), "desk-opened noted noted desk-opened noted noted"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	mark := b.Mark()
	if !mark.Verify(key.Public().(ed25519.PublicKey)) {
		t.Error("a mark does not verify")
	}
	mark.ID.Seq++
	if mark.Verify(key.Public().(ed25519.PublicKey)) {
		t.Error("a mark verifies for another number")
	}
	run.Abandon()
	b = run.Batch()
	w, err := b.Add(checkin.Fact{Kind: checkin.KindNoted}, calais, 1, time.UnixMilli(1))
	if err != nil || w[0].ID.Stream == all[0].ID.Stream || w[0].Content.Kind != checkin.KindDeskOpened {
		t.Errorf("after a failure the stream goes on: %v %v", w, err)
	}
}
