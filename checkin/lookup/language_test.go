package lookup

import (
	"testing"

	"opale/checkin"
)

func TestEachShortFormFindsWhoIsCalledSo(t *testing.T) {
	for short, names := range shortForms {
		for _, name := range names {
			index := New(someone(name, "Quint"), someone("Wilfried", "Quint"))
			found := index.Find(checkin.Query{Text: short + " quint"})
			if len(found.Matches) == 0 || found.Matches[0].ID != idOf(name+" Quint") || found.Matches[0].Cost > costSoft {
				t.Errorf("%s quint does not find %s Quint without a mistake", short, name)
			}
		}
	}
}

func TestEachLegalFormMayBeTypedOrNot(t *testing.T) {
	for form := range legalForms {
		index := New(someone("Anna", "Wutke", "Zirbel"), someone("Otto", "Hanke", form+" Ymir"))
		for _, typed := range []string{"zirbel " + form, form + " zirbel", "ymir", form + " ymir", "ymir " + form} {
			found := index.Find(checkin.Query{Text: typed})
			if len(found.Matches) != 1 || found.Matches[0].Cost > costSoft {
				t.Errorf("%q finds %+v, want one person without a mistake", typed, found.Matches)
			}
		}
	}
}

func TestACommonWordOfACompanyCountsLittle(t *testing.T) {
	for word := range generics {
		index := New(someone("Anna", "Wutke", word+" Zirbel"), someone("Otto", "Hanke", "Ymir Zirbel"))
		found := index.Find(checkin.Query{Text: "zirbel"})
		if len(found.Matches) != 2 || found.Matches[0].ID != idOf("Anna Wutke") {
			t.Errorf("zirbel does not find %s Zirbel before Ymir Zirbel", word)
		}
	}
}

func TestLigaturesOpen(t *testing.T) {
	for r, open := range map[rune]string{'œ': "oe", 'Æ': "ae", 'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i", 'ʼ': ""} {
		if got := string(appendLetters(nil, r)); got != open {
			t.Errorf("%c is typed %q, want %q", r, got, open)
		}
	}
}

func TestCostKeepsItsPromises(t *testing.T) {
	index := New(
		someone("Claire", "Martin"), someone("Claire", "Martineau"), someone("Claire", "Mortin"),
		someone("Jean-Pierre", "Hue"), someone("Emmanuel", "Hue"), someone("Zoe", "Alves", "Hue", "Calais"))
	cost := func(text, name string) int {
		for _, m := range index.Find(checkin.Query{Text: text, Limit: 100}).Matches {
			if m.ID == idOf(name) {
				return m.Cost
			}
		}
		t.Fatalf("%q does not find %s", text, name)
		return 0
	}
	for text, name := range map[string]string{"martin": "Claire Martin", "hue jean pierre": "Jean-Pierre Hue", "zoe alves": "Zoe Alves", "hue": "Zoe Alves"} {
		if got := cost(text, name); got != 0 {
			t.Errorf("%q costs %d for %s, want 0: every word is whole", text, got, name)
		}
	}
	for text, name := range map[string]string{"martin": "Claire Martineau", "clai mart": "Claire Martin", "jp hue": "Jean-Pierre Hue", "manu hue": "Emmanuel Hue", "alves calais": "Zoe Alves"} {
		if got := cost(text, name); got <= 0 || got >= checkin.ClearLead {
			t.Errorf("%q costs %d for %s, want a little", text, got, name)
		}
	}
	if lead := cost("claire martin", "Claire Mortin") - cost("claire martin", "Claire Martin"); lead < checkin.ClearLead {
		t.Errorf("a mistake costs %d more than none, want a clear lead", lead)
	}
}

func TestPreferDecidesAmongEqualsOnly(t *testing.T) {
	expected := someone("Claire", "Martin", "Zirbel")
	expected.ID = idOf("expected")
	index := New(someone("Claire", "Martin"), expected, someone("Claire", "Martineau"))
	prefer := func(wanted checkin.RegistrationID) func(checkin.RegistrationID, uint32) int {
		return func(id checkin.RegistrationID, _ uint32) int {
			if id == wanted {
				return 1
			}
			return 0
		}
	}
	first := func(text string, wanted checkin.RegistrationID) checkin.RegistrationID {
		return index.Find(checkin.Query{Text: text, Prefer: prefer(wanted)}).Matches[0].ID
	}
	if first("claire martin", expected.ID) != expected.ID || first("mart", expected.ID) != expected.ID {
		t.Error("who is expected is not first among equals")
	}
	if first("claire martin", idOf("Claire Martineau")) == idOf("Claire Martineau") {
		t.Error("preference put a begun word before a whole one")
	}
	asked := 0
	people := readPeople(t, "people-10k.csv.gz")
	New(people...).Find(checkin.Query{Text: "m", Prefer: func(checkin.RegistrationID, uint32) int { asked++; return 0 }})
	if asked > poolSize {
		t.Errorf("preference was asked for %d people", asked)
	}
}
