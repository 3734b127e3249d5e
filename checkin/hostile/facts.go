package hostile

import "opale/checkin"

// Facts is what a desk whose program cleans nothing may write: the event, and six
// people, the first of whom is called Lefèvre by the screens' tests, in every field
// of every kind. Each text comes from next.
func Facts(event *checkin.Event, next func() string) []checkin.Fact {
	defined := *event
	defined.Name = next()
	defined.Venues, defined.Sessions = nil, nil
	for _, v := range event.Venues {
		defined.Venues = append(defined.Venues, checkin.Venue{ID: v.ID, Name: next()})
	}
	for _, s := range event.Sessions {
		s.Name, s.Departures = next(), true
		defined.Sessions = append(defined.Sessions, s)
	}
	odd := checkin.VenueID(next() + "x")
	at := event.Sessions[0]
	defined.Venues = append(defined.Venues, checkin.Venue{ID: odd, Name: next()})
	defined.Sessions = append(defined.Sessions, checkin.Session{ID: checkin.SessionID(next() + "y"), Venue: odd, Name: next(), Opens: at.Opens, Closes: at.Closes})
	facts := []checkin.Fact{{Kind: checkin.KindEventDefined, Body: checkin.Body{Define: &defined}}, {Kind: checkin.Kind(next() + "z"), Personal: checkin.Personal{Note: next()}}}
	company, columns := next(), []string{next(), next(), "Nom"}
	for i, who := range []string{"Lefèvre", "Macquet", "Testard", "Essai", "Exemple", "Invente"} {
		id := checkin.NamedID("test", "", who, "", i)
		fields := checkin.Fields{}
		for f := range checkin.NumFields {
			fields[f] = next()
		}
		fields[checkin.FieldLastName] = "e" + next() // so that the one letter finds them
		fields[checkin.FieldEmail], fields[checkin.FieldPhone] = next()+"@"+next(), "06"+next()+"12345678"
		if cells, ok := checkin.PackCells(checkin.ColumnsKey(columns), []string{next(), next(), Faithful}); ok && i%2 == 0 {
			fields[checkin.FieldCells] = string(cells)
		}
		if i > 0 {
			fields[checkin.FieldCompany], fields[checkin.FieldSessions] = company, "calais-j1"
			fields[checkin.FieldStatus] = []string{"", "unpaid", "cancelled", "invited", "blocked", next()}[i]
		}
		said := checkin.Personal{Note: next(), Reason: next(), Fields: fields}
		session := checkin.SessionID([]string{"calais-j1", "calais-j2", next()}[i%3])
		facts = append(facts,
			checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Personal: said, Body: checkin.Body{List: next(), WalkIn: i%2 == 1}},
			checkin.Fact{Kind: checkin.KindAmended, Subject: id, Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldTown: next(), checkin.FieldShow: next(), checkin.FieldEmail: next()}}},
			checkin.Fact{Kind: checkin.KindNoted, Subject: id, Personal: said},
			checkin.Fact{Kind: checkin.Kind(next() + "?"), Subject: id, Personal: said},
			checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: session, Personal: said, Body: checkin.Body{Desk: next(), Override: checkin.Outcome(next())}},
		)
	}
	imported := checkin.Body{List: next(), Source: next(), Digest: next(), Columns: columns, Read: 6, Added: 6}
	known := checkin.Personal{Known: []checkin.Company{{Name: next(), Town: next(), SIREN: next(), Domain: next()}, {Name: company}}}
	return append(facts, checkin.Fact{Kind: checkin.KindImported, Body: imported},
		checkin.Fact{Kind: checkin.KindKnown, Personal: known, Body: checkin.Body{List: next(), Digest: next(), Part: 1, Parts: 1}})
}
