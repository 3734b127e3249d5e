package journal_test

import (
	"context"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// Somebody's data was erased everywhere before a new desk came: what it is told
// has no personal parts, and it must come to the same state as the others.
func TestWhoNeverKnewTheErasedHasTheSameState(t *testing.T) {
	ctx, secret := context.Background(), []byte("the secret of an invented event.")
	desk := func() *journal.Memory {
		m := journal.NewMemory(checkin.Fabriques(2026), (&storetest.Clock{At: storetest.Start}).Now)
		m.Know(secret)
		return m
	}
	one, two := desk(), desk()
	who := checkin.CodedID("fabriques-numeriques", "", "T-1")
	storetest.Append(t, one, storetest.Actor,
		storetest.Registered(who, checkin.Fields{checkin.FieldCode: "T-1", checkin.FieldLastName: "Testard"}),
		checkin.Fact{Kind: checkin.KindAmended, Subject: who, Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldCompany: "Essais"}}},
		checkin.Fact{Kind: checkin.KindErased, Subject: who})
	strands, err := one.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range strands[0].Entries {
		strands[0].Entries[i].Salt, strands[0].Entries[i].Personal = nil, nil
	}
	if _, err := two.Apply(ctx, strands); err != nil {
		t.Fatal(err)
	}
	want, err := one.StateHash(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := two.StateHash(ctx); err != nil || got != want {
		t.Errorf("two states of the same entries: %v", err)
	}
}
