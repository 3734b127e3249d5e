package roster

import (
	"strings"

	"opale/checkin"
)

// fieldsOf says which of our fields a use is about, in the order in which its
// cells have them.
var fieldsOf = map[Use][]checkin.Field{
	UseFirstName: {checkin.FieldFirstName}, UseLastName: {checkin.FieldLastName}, UseFullName: {checkin.FieldFirstName, checkin.FieldLastName},
	UseCompany: {checkin.FieldCompany}, UseEmail: {checkin.FieldEmail}, UsePhone: {checkin.FieldPhone}, UseTown: {checkin.FieldTown},
	UseCode: {checkin.FieldCode}, UseTicket: {checkin.FieldTicket}, UseVenue: {checkin.FieldVenue}, UseSession: {checkin.FieldSessions},
	UseProfile: {checkin.FieldProfile}, UseNote: {checkin.FieldNote}, UseShow: {checkin.FieldShow}, UseDue: {checkin.FieldDue}, UseStatus: {checkin.FieldStatus},
}

// Holds says what the columns of a list are for, by their labels alone: which of
// our fields each of them holds, the best column of each use only. So somebody
// who is on no list can be written into the organiser's columns.
func Holds(labels []string) [][]checkin.Field {
	split := make([]label, len(labels))
	for i, text := range labels {
		if group, own, ok := strings.Cut(text, " / "); ok {
			split[i] = label{own: own, group: group}
		} else {
			split[i] = label{own: text}
		}
	}
	holds := make([][]checkin.Field, len(labels))
	for use, columns := range newLayout(split, nil, nil, nil).by {
		if fields := fieldsOf[use]; len(fields) > 0 && len(columns) > 0 {
			at := columns[0]
			if use == UseFullName && familyFirstIn(labels[at]) {
				fields = []checkin.Field{checkin.FieldLastName, checkin.FieldFirstName}
			}
			holds[at] = fields
		}
	}
	return holds
}

// familyFirstIn reports whether a label for a whole name says that the family
// name comes first.
func familyFirstIn(label string) bool {
	folded := checkin.Fold(label)
	return strings.HasPrefix(folded, "nom") && strings.Contains(folded, "prenom") || strings.HasPrefix(folded, "last name")
}
