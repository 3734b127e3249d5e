package lookup

import (
	"testing"

	"opale/checkin"
)

// someone makes an invented person.
func someone(first, last string, more ...string) checkin.Person {
	p := checkin.Person{ID: idOf(first + " " + last), FirstName: first, LastName: last}
	for i, text := range more {
		switch i {
		case 0:
			p.Company = text
		case 1:
			p.Town = text
		case 2:
			p.Email = text
		case 3:
			p.Phone = text
		default:
			p.Codes = append(p.Codes, text)
		}
	}
	return p
}

var guests = []checkin.Person{
	someone("Philippe", "LEFÈVRE", "Électro Diffusion", "Desvres", "p.lefevre@electro-diffusion.example", "06 39 98 56 78", "CA-JR4T2P"),
	someone("Philippine", "Lefeuvre", "Achat Design", "Dunkerque", "", "+33 6 98 76 54 32", "DK-0R3G1M"),
	someone("Claire", "Martin", "SARL Moreau", "Calais", "claire.martin@free.fr", "", "CA-M3AF6E"),
	someone("Claire", "Martineau", "", "Calais", "", "", "CA-8RBN6J"),
	someone("Jean-Pierre", "D'Hondt", "Port Conseil", "Étaples", "jpdhondt@orange.fr", "", "BO-DVH56B"),
	someone("Odile", "VANDENBUSSCHE", "Tissus d'Opale", "Lille", "", "", "DK-EXFN37"),
	someone("Rachid", "AÏT OUARAB", "CDM", "Boulogne-sur-Mer", "", "", "BO-RV8P0W"),
	someone("Emmanuelle", "de la Tour", "", "Montreuil-sur-Mer", "", "", "MO-C6NS4J"),
	someone("Lætitia", "Bouquillon", "Lœuilleux & Fils", "Marcq-en-Barœul", "", "", "MO-7NFMX2"),
	someone("Dominik", "Kowalczyk", "", "Lens", "", "", "DK-ZX28Z0"),
}

func TestFindUnderstands(t *testing.T) {
	index := New(guests...)
	for _, test := range []struct{ text, last string }{
		{"lefevre", "LEFÈVRE"},
		{"LEFE\u0300VRE philippe", "LEFÈVRE"},
		{"phi lefèvre", "LEFÈVRE"},
		{"filipe lefaivre", "LEFÈVRE"},
		{"electro diffusion", "LEFÈVRE"},
		{"electrodiffusion", "LEFÈVRE"},
		{"lefevre desvres", "LEFÈVRE"},
		{"5678", "LEFÈVRE"},
		{"06.39.98.56.78", "LEFÈVRE"},
		{"+33639985678", "LEFÈVRE"},
		{"0698765432", "Lefeuvre"},
		{"p.lefevre@elec", "LEFÈVRE"},
		{"ca-jr4t2p", "LEFÈVRE"},
		{"jr4t", "LEFÈVRE"},
		{"DKOR3GIM", "Lefeuvre"},
		{"claire martin", "Martin"},
		{"claire martine", "Martineau"},
		{"moreau sarl", "Martin"},
		{"sas moreau", "Martin"},
		{"jp dhondt", "D'Hondt"},
		{"j-p d hondt", "D'Hondt"},
		{"jeanpierre", "D'Hondt"},
		{"jpdhon", "D'Hondt"},
		{"d’hondt", "D'Hondt"},
		{"van den bussche", "VANDENBUSSCHE"},
		{"vandenbuche", "VANDENBUSSCHE"},
		{"aitouarab", "AÏT OUARAB"},
		{"ouarab ait rachid", "AÏT OUARAB"},
		{"manu delatour", "de la Tour"},
		{"boukiyon", "Bouquillon"},
		{"laetitia", "Bouquillon"},
		{"loeuilleux", "Bouquillon"},
		{"kovalchik", "Kowalczyk"},
		{"clairemartin", "Martin"},
		{"martinclai", "Martin"},
		{"mme claire martin", "Martin"},
		{"claire de martin", "Martin"},
		{"claire martin calais", "Martin"},
		{"kowalczyk lens", "Kowalczyk"},
		{"martin m3af", "Martin"},
		{"lefevre 5678", "LEFÈVRE"},
		{"bussche odile", "VANDENBUSSCHE"},
		{"vande bussche", "VANDENBUSSCHE"},
	} {
		found := index.Find(checkin.Query{Text: test.text})
		if len(found.Matches) == 0 {
			t.Errorf("%q finds nobody, want %s", test.text, test.last)
			continue
		}
		if got := nameOf(found.Matches[0].ID); got != test.last {
			t.Errorf("%q finds %s first, want %s", test.text, got, test.last)
		}
	}
}

func nameOf(id checkin.RegistrationID) string {
	for _, g := range guests {
		if g.ID == id {
			return g.LastName
		}
	}
	return ""
}

func TestPutIsFoundAtOnce(t *testing.T) {
	index := New(guests...)
	late := someone("Zoé", "Quint", "", "Calais")
	index.Put(late)
	if found := index.Find(checkin.Query{Text: "quint zoe"}); len(found.Matches) != 1 || found.Matches[0].ID != late.ID {
		t.Fatalf("a walk-in is not found: %+v", found)
	}
	late.LastName = "Quentin"
	index.Put(late)
	if found := index.Find(checkin.Query{Text: "quint zoe"}); len(found.Matches) > 0 && found.Matches[0].Cost == 0 {
		t.Errorf("the old name is still exact: %+v", found)
	}
	if got, want := index.Len(), len(guests)+1; got != want {
		t.Errorf("Len is %d, want %d", got, want)
	}
	index.Remove(late.ID)
	if found := index.Find(checkin.Query{Text: "zoe"}); len(found.Matches) != 0 {
		t.Errorf("somebody removed is found: %+v", found)
	}
}

func TestByCode(t *testing.T) {
	index := New(guests...)
	for text, want := range map[string]bool{"ca-jr4t2p": true, "CAJR4T2P": true, "ca-jr4t2": false, "jr4t2p": false, "lefevre": false} {
		if got := index.Find(checkin.Query{Text: text}).ByCode; got != want {
			t.Errorf("%q: ByCode is %v, want %v", text, got, want)
		}
	}
}

func TestSpansMarkTheLettersAsGiven(t *testing.T) {
	index := New(guests...)
	for _, test := range []struct{ text, want string }{
		{"lefè", "[LEFÈ]VRE"},
		{"buss", "VANDEN[BUSS]CHE"},
		{"fils", "Lœuilleux & [Fils]"},
		{"loeui", "[Lœui]lleux & Fils"},
		{"jr4t", "CA-[JR4T]2P"},
		{"5678", "06 39 98 [56 78]"},
		{"jpdhon", "[jpdhon]dt@orange.fr"},
	} {
		found := index.Find(checkin.Query{Text: test.text})
		if got := drawn(found.Matches[0]); got != test.want {
			t.Errorf("%q draws %q, want %q", test.text, got, test.want)
		}
	}
}

// drawn is the field of the first span, the letters in brackets.
func drawn(m checkin.Match) string {
	if len(m.Spans) == 0 {
		return ""
	}
	s := m.Spans[0]
	for _, g := range guests {
		if g.ID == m.ID {
			text := map[checkin.Field]string{
				checkin.FieldFirstName: g.FirstName, checkin.FieldLastName: g.LastName, checkin.FieldCompany: g.Company,
				checkin.FieldTown: g.Town, checkin.FieldEmail: g.Email, checkin.FieldPhone: g.Phone, checkin.FieldCode: g.Codes[0],
			}[s.Field]
			return text[:s.Start] + "[" + text[s.Start:s.End] + "]" + text[s.End:]
		}
	}
	return ""
}
