package roster

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

func TestHolds(t *testing.T) {
	for name, test := range map[string]struct {
		labels []string
		want   [][]checkin.Field
	}{
		"the participant's, not the buyer's": {
			[]string{"Numéro de billet", "Nom participant", "Prénom participant", "E-mail payeur", "E-mail participant", "Tarif", "Code promo"},
			[][]checkin.Field{{checkin.FieldCode}, {checkin.FieldLastName}, {checkin.FieldFirstName}, nil, {checkin.FieldEmail}, {checkin.FieldTicket}, nil},
		},
		"a whole name":  {[]string{"NOM Prénom", "Société", "Tél."}, [][]checkin.Field{{checkin.FieldLastName, checkin.FieldFirstName}, {checkin.FieldCompany}, {checkin.FieldPhone}}},
		"under a group": {[]string{"Participant / Prénom", "Participant / Nom", "Paiement / Statut"}, [][]checkin.Field{{checkin.FieldFirstName}, {checkin.FieldLastName}, {checkin.FieldStatus}}},
		"nothing known": {[]string{"A", "B"}, [][]checkin.Field{nil, nil}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Holds(test.labels)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
