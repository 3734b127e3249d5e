package checkin

import "testing"

func TestAStubFindsEdits(t *testing.T) {
	id := NamedID("fabriques-numeriques", "", "Léa Martin", "", 0)
	cells := []string{"000161", "MARTIN", "", "deux\nlignes", "=1+1"}
	stub := Stub(id, cells)
	for name, test := range map[string]struct {
		stub       string
		cells      []string
		intact, ok bool
	}{
		"as it was":                   {stub, cells, true, true},
		"as a spreadsheet saved it":   {" " + stub, []string{"000161", " MARTIN", "", "deux\r\nlignes", "'=1+1"}, true, true},
		"another name":                {stub, []string{"000161", "MARTINEZ", "", "deux\nlignes", "=1+1"}, false, true},
		"zeros lost":                  {stub, []string{"161", "MARTIN", "", "deux\nlignes", "=1+1"}, false, true},
		"a cell moved":                {stub, []string{"000161", "", "MARTIN", "deux\nlignes", "=1+1"}, false, true},
		"a column taken out":          {stub, cells[1:], false, true},
		"an id alone":                 {id.String(), cells, false, false},
		"what is no id":               {"r123-" + stub[len(stub)-8:], cells, false, false},
		"somebody's e-mail with dash": {"lea-martinez@example.org", cells, false, false},
		"nothing":                     {"", cells, false, false},
	} {
		got, intact, ok := ReadStub(test.stub, test.cells)
		if intact != test.intact || ok != test.ok || ok && got != id {
			t.Errorf("%s: %s, intact %t, ok %t", name, got, intact, ok)
		}
	}
}
