package plain

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

// ends is the last entry about who was shown last.
func (s *talk) ends() checkin.Happening {
	s.t.Helper()
	page, err := s.desk.o.Desk.Page(s.desk.about.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return page.History[len(page.History)-1]
}

func TestAPageIsCorrectedLineByLine(t *testing.T) {
	s := open(t, Options{}, nil)
	s.says("testard jeanne", "C'EST NOTÉ")
	s.says(":fiche", "TESTARD Jeanne", "3. corriger nom", "4. à montrer à chaque arrivée : rien", "5. ajouter une note", "6. noter l'arrivée à une autre séance")
	s.says("3", "Nom\u202f?", "Une ligne vide garde : Testard")
	s.says("Testar", "Prénom", "Une ligne vide garde : Jeanne")
	for range 4 {
		s.says("")
	}
	s.says("", "CORRECTION NOTÉE, Jeanne TESTAR")
	want := checkin.Fields{checkin.FieldLastName: "Testar"}
	if got := s.ends(); got.Kind != checkin.KindAmended || !cmp.Equal(want, got.Personal.Fields) {
		t.Errorf("the journal ends with %+v", got)
	}
	s.says(":fiche", "TESTAR Jeanne", "la liste dit : Testard")
	s.says("4", "1. badge à remettre", "2. VIP", "5. autre texte")
	s.says("2", "CE SERA MONTRÉ EN GRAND")
	if got := s.ends(); got.Personal.Fields[checkin.FieldShow] != "VIP" {
		t.Errorf("the journal ends with %+v", got)
	}
	s.says(":fiche", "TESTAR Jeanne")
	s.says("5", "Note\u202f?")
	s.says("attend Paul", "NOTE GARDÉE")
	if got := s.ends(); got.Kind != checkin.KindNoted || got.Personal.Note != "attend Paul" {
		t.Errorf("the journal ends with %+v", got)
	}
	s.says(":fiche", "TESTAR Jeanne", "attend Paul")
	s.says("6", "1. Conférences de Calais, dim. 29 nov.")
	s.says("1", "ARRIVÉE NOTÉE : Conférences de Calais")
	if got := s.ends(); got.Kind != checkin.KindArrived || got.Session != "calais-j2" {
		t.Errorf("the journal ends with %+v", got)
	}
	s.says(":départ", "DÉPART NOTÉ")
	s.says(":fiche", "TESTAR Jeanne", "9. retirer ce départ")
	s.says("9", "RETIRER CE DÉPART", "1. la personne est encore là")
	s.says("1", "DÉPART RETIRÉ")
	if got := s.ends(); got.Kind != checkin.KindUndone || got.Personal.Reason != "la personne est encore là" {
		t.Errorf("the journal ends with %+v", got)
	}
}
