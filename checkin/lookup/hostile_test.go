package lookup

import (
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/hostile"
)

// TestAnyTextIsLookedUp: whatever is pasted into the search, and whatever the
// names on the list are made of. A single Arabic character folds to a whole
// formula, which made a word longer than any that was made room for.
func TestAnyTextIsLookedUp(t *testing.T) {
	var crowd []checkin.Person
	for i, text := range hostile.Texts {
		crowd = append(crowd, checkin.Person{ID: checkin.RegistrationID{byte(i), 1}, LastName: text, FirstName: hostile.Texts[(i+7)%len(hostile.Texts)], Company: text})
	}
	x := New()
	x.Put(crowd...)
	for _, text := range hostile.Texts {
		for _, asked := range []string{text, "a" + text, text + " " + text, text + "z", "TESTARD" + text} {
			x.Find(checkin.Query{Text: asked, Limit: 5})
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		x.Put(checkin.Person{ID: checkin.RegistrationID{255, 2}, LastName: hostile.Soup().Draw(t, "name"), Email: hostile.Soup().Draw(t, "email")})
		x.Find(checkin.Query{Text: hostile.Soup().Draw(t, "text"), Limit: 5})
	})
}
