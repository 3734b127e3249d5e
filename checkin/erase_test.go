package checkin_test

import (
	"context"
	"testing"

	"opale/checkin"
)

func TestErasedPersonIsFoundNoMore(t *testing.T) {
	ctx := context.Background()
	h := newHall(t, "CA-1|Ada|Testard|Xylophones|ada@test.example|calais||", "CA-2|Bob|Essai||bob@test.example|calais||")
	if _, err := h.CheckIn(ctx, checkin.Entrance{ID: id("CA-1")}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Erase(ctx, id("CA-1"), "parce que"); checkin.ErrorCode(err) != checkin.CodeInvalid {
		t.Errorf("a sentence for a ground: %v", err)
	}
	if _, err := h.Erase(ctx, id("CA-9"), checkin.GroundRequest); checkin.ErrorCode(err) != checkin.CodeNotFound {
		t.Errorf("nobody: %v", err)
	}
	if _, err := h.Erase(ctx, id("CA-1"), checkin.GroundRequest); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"testard", "ada@test.example", "CA-1", "xylophones"} {
		if answer, err := h.Search(text); err != nil || len(answer.Rows) > 0 {
			t.Errorf("%q finds %+v (%v)", text, answer.Rows, err)
		}
	}
	if reading, err := h.Decode("CA-1"); err != nil || !reading.ID.IsZero() {
		t.Errorf("their ticket: %+v %v", reading, err)
	}
	page, err := h.Page(id("CA-1"))
	if err != nil || !page.Registration.Erased || page.Registration.FullName() != "" || len(page.Arrivals) != 1 || page.Listed != nil {
		t.Errorf("%+v %v", page, err)
	}
	for _, happened := range page.History {
		if !happened.Personal.IsZero() {
			t.Errorf("%s still says %+v", happened.Kind, happened.Personal)
		}
	}
	if answer, err := h.Search("essai"); err != nil || len(answer.Rows) != 1 {
		t.Errorf("the others are there: %+v %v", answer.Rows, err)
	}
}

// Of somebody who was joined of two, both are erased; and a code that is by now
// somebody else's erases nobody else.
func TestErasingErasesAllOfAPerson(t *testing.T) {
	ctx := context.Background()
	h := newHall(t, "CA-1|Ada|Testard||ada@test.example|calais||", "CA-2|Ada|Testard||ada@test.example|calais||", "CA-3|Bob|Essai||bob@test.example|calais||")
	if _, err := h.Join(ctx, id("CA-1"), id("CA-2"), ""); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Amend(ctx, id("CA-1"), checkin.Fields{checkin.FieldCode: "CA-3"}); err != nil {
		t.Fatal(err)
	}
	done, err := h.Erase(ctx, id("CA-2"), checkin.GroundMistake)
	if err != nil || len(done.Registrations) != 2 {
		t.Fatalf("%+v %v", done, err)
	}
	for _, code := range []string{"CA-1", "CA-2"} {
		if erased, err := h.store.IsErased(id(code)); err != nil || !erased {
			t.Errorf("%s is not erased: %v", code, err)
		}
	}
	if found, err := h.store.Registrations(id("CA-3")); err != nil || len(found) != 1 || found[0].LastName() != "Essai" {
		t.Errorf("somebody else: %+v %v", found, err)
	}
}
