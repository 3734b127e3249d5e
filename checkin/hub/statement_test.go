package hub

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
)

// vectors draws two that have much in common.
func vectors(t *rapid.T) (a, b journal.Vector) {
	a, b = journal.Vector{}, journal.Vector{}
	n := rapid.SampledFrom([]int{0, 3, 200, 600, 1500}).Draw(t, "streams")
	seed := rapid.Uint64().Draw(t, "seed")
	for range n {
		seed = seed*6364136223846793005 + 1442695040888963407
		stream := checkin.StreamID{byte(seed >> 56), byte(seed >> 48), byte(seed >> 40), byte(seed >> 32)}
		seq := seed>>20%50 + 1
		switch seed >> 33 % 16 {
		case 0:
			a[stream] = seq
		case 1:
			b[stream] = seq
		case 2:
			a[stream], b[stream] = seq, seq+1
		default:
			a[stream], b[stream] = seq, seq
		}
	}
	return a, b
}

func TestTwoSidesLearnEachOthersVectorsInAFewStatements(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := vectors(t)
		var spellA, spellB []byte
		for round := 1; ; round++ {
			said := travel(t, state(a, spellA))
			seenByB, err := said.read(b)
			if err != nil {
				t.Fatal(err)
			}
			said = travel(t, state(b, append(spellB, seenByB.differing(b)...)))
			seenByA, err := said.read(a)
			if err != nil {
				t.Fatal(err)
			}
			if len(seenByA.unknown)+len(seenByB.unknown) == 0 {
				if !seenByA.vector.Equal(b) || !seenByB.vector.Equal(a) {
					t.Fatal("one side is mistaken about the other")
				}
				return
			}
			if round == 3 {
				t.Fatalf("after %d rounds %d and %d parts are unknown", round, len(seenByA.unknown), len(seenByB.unknown))
			}
			spellA, spellB = seenByA.differing(a), seenByA.unknown
		}
	})
}

func travel(t *rapid.T, s statement) statement {
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var read statement
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

func TestALongVectorIsSpelledOutInPieces(t *testing.T) {
	mine := journal.Vector{}
	for i := range 3 * maxSpelled {
		mine[checkin.StreamID{byte(i), byte(i >> 8), byte(i >> 16)}] = 1
	}
	theirs, rounds := view{vector: journal.Vector{}}, 0
	for ; len(theirs.differing(mine)) > 0; rounds++ {
		said := state(mine, theirs.differing(mine))
		if len(said.Vector) > maxSpelled {
			t.Fatalf("%d streams in one statement", len(said.Vector))
		}
		seen, err := said.read(theirs.vector)
		if err != nil {
			t.Fatal(err)
		}
		for stream, seq := range seen.vector {
			theirs.vector[stream] = seq // as one who then takes these entries
		}
	}
	if rounds != 4 {
		t.Errorf("spelled out in %d statements, want 4: a part is never cut", rounds)
	}
}

func TestOfAnUnknownPartNothingIsSent(t *testing.T) {
	mine := journal.Vector{}
	for i := range maxWhole + 1 {
		mine[checkin.StreamID{byte(i), byte(i >> 8)}] = 5
	}
	other := journal.Vector{}
	for stream, seq := range mine {
		other[stream] = seq
	}
	other[checkin.StreamID{7}] = 1
	said := state(other, nil)
	seen, err := said.read(mine)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]byte{7}, seen.unknown); diff != "" {
		t.Fatal(diff)
	}
	if lacking := beyond(mine, seen.assumed(mine)); lacking != 0 {
		t.Errorf("%d entries would be sent blindly", lacking)
	}
}

func TestAStatementThatContradictsItselfIsRefused(t *testing.T) {
	stream := checkin.StreamID{1}.String()
	long := make([]byte, numParts*digestSize)
	for name, s := range map[string]statement{
		"another digest":   {Digest: make([]byte, 32), Vector: map[string]uint64{stream: 1}},
		"not a stream":     {Vector: map[string]uint64{"x": 1}},
		"number zero":      {Vector: map[string]uint64{stream: 0}},
		"beyond counting":  {Vector: map[string]uint64{stream: 1 << 63}},
		"few digests":      {Parts: long[1:]},
		"not said spelled": {Parts: long, Spelled: []byte{2}, Vector: map[string]uint64{stream: 1}},
	} {
		if _, err := s.read(journal.Vector{}); checkin.ErrorCode(err) != checkin.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
