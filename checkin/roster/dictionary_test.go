package roster

import (
	"slices"
	"strings"
	"testing"

	"opale/checkin"
)

// TestColumnsOfTools reads the header lines that tools are known to write, and
// looks at what the person's columns were.
func TestColumnsOfTools(t *testing.T) {
	for name, test := range map[string]struct{ header, want string }{
		"pretix, list": {"Order code,Attendee name,Attendee name: Given name,Attendee name: Family name,Product,Paid,Secret,E-mail,Company,Order date,Company",
			"first_name=Attendee name: Given name last_name=Attendee name: Family name email=E-mail code=Secret paid=Paid ticket=Product"},
		"pretix, list, French": {"Code de commande;Nom du participant;Nom du participant: Prénom;Nom du participant: Nom de famille;Produit;Secret;E-Mail;code de réduction;Statut;Code Postal;Adresse mail du participant",
			"first_name=Nom du participant: Prénom last_name=Nom du participant: Nom de famille email=Adresse mail du participant code=Secret status=Statut ticket=Produit"},
		"pretix, positions": {"Event slug,Order code,Position ID,Status,Email,Order date,Product,Attendee name,Attendee email,ZIP code,Pseudonymization ID,Invoice address name",
			"full_name=Attendee name email=Attendee email code=Order code status=Status ticket=Product"},
		"HelloAsso, old": {"Numéro;Formule;Montant adhésion;Code promo;Statut;Moyen de paiement;Nom;Prénom;Société;Date;Email;Date de naissance;Nom acheteur;Prénom acheteur;Adresse acheteur;Code Postal acheteur",
			"first_name=Prénom last_name=Nom email=Email code=Numéro status=Statut ticket=Formule"},
		"Eventbrite, French": {"N° de commande,Date de commande,Prénom,Nom de famille,Adresse e-mail,Quantité,Type de billet,N° de participant,Statut du participant",
			"first_name=Prénom last_name=Nom de famille email=Adresse e-mail code=N° de participant status=Statut du participant ticket=Type de billet"},
		"Weezevent": {"Numéro de commande;Date commande;Tarif;Groupe de tarif;Prénom participant;Nom participant;Prénom acheteur;Nom acheteur;Montant TTC",
			"first_name=Prénom participant last_name=Nom participant code=Numéro de commande ticket=Tarif"},
		"Hi.Events": {"ID,First Name,Last Name,Email,Status,Check Ins,Product ID,Product Name,Event ID,Public ID,Short ID,Created Date",
			"first_name=First Name last_name=Last Name email=Email code=Public ID status=Status ticket=Product Name"},
		"Attendize, French": {"Prénom,Nom de famille,e-mail,Ticket ID,Référence,Type de billet,Date de la commande,Has Arrived,Arrival Time",
			"first_name=Prénom last_name=Nom de famille email=e-mail code=Ticket ID ticket=Type de billet"},
		"Indico": {"ID,Name,First Name,Last Name,Email Address,Affiliation,Position,Registration date,Registration state,Created by",
			"first_name=First Name last_name=Last Name email=Email Address code=ID status=Registration state"},
		"Tito": {"Number,Ticket Created Date,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Event,Void Status,Ticket Reference,Unique Ticket URL,Order Reference,Order Name,Order Email",
			"first_name=Ticket First Name last_name=Ticket Last Name email=Ticket Email code=Ticket Reference ticket=Ticket"},
		"Meetup":                  {"Name,Attendance,User ID,Title,Event Host,RSVP,Guests,RSVPed on", "full_name=Name attending=RSVP"},
		"Microsoft Forms":         {"Heure de début,Heure de fin,Adresse de messagerie,Nom,Heure de la dernière modification", "full_name=Nom email=Adresse de messagerie"},
		"LimeSurvey":              {"Date de soumission;Dernière page;Votre prénom ?;Votre nom ?;Votre e-mail ?", "first_name=Votre prénom ? last_name=Votre nom ? email=Votre e-mail ?"},
		"Outlook":                 {"Titre,Prénom,Deuxième prénom,Nom,Société,Titre professionnel,Tél. mobile,Adresse de messagerie,Type de messagerie", "first_name=Prénom last_name=Nom email=Adresse de messagerie"},
		"Google contacts":         {"First Name,Middle Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value", "first_name=First Name last_name=Last Name email=E-mail 1 - Value"},
		"Billetweb, by API":       {"id;barcode;used;email;firstname;name;ticket;category;order_email;order_paid", "first_name=firstname full_name=name email=email code=barcode paid=order_paid ticket=ticket"},
		"a badge beside the code": {"Badge;Nom;Prénom;Code;E-mail", "first_name=Prénom last_name=Nom email=E-mail code=Code"},
		"a badge alone":           {"Nom;Prénom;N° badge;E-mail", "first_name=Prénom last_name=Nom email=E-mail code=N° badge"},
		"a chamber's own":         {"Civilité;NOM;PRENOM;Raison sociale;CP;Ville;Mél;Portable;Site de participation;Comment vendez-vous aujourd'hui ?", "first_name=PRENOM last_name=NOM email=Mél"},
		"somebody's urgency":      {"Nom de l'évènement;Nom;Prénom;Contact d'urgence;Téléphone du contact d'urgence;Email", "first_name=Prénom last_name=Nom email=Email"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := columnsOf(test.header); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// columnsOf says which columns of a header come first for the uses that matter
// most, with a row below it that has something in each.
func columnsOf(header string) string {
	separator := ","
	if strings.Contains(header, ";") {
		separator = ";"
	}
	var labels []label
	cells := make([]string, strings.Count(header, separator)+1)
	for i, label := range strings.Split(header, separator) {
		labels = append(labels, named(label))
		cells[i] = "value-1"
		if m, ok := meaningOf(label); ok && m.use == UseEmail && !strings.HasSuffix(label, "Label") {
			cells[i] = "somebody@example.org"
		}
	}
	l := newLayout(labels, []row{{line: 2, cells: cells}}, nil, nil)
	var found []string
	for _, use := range []Use{UseFirstName, UseLastName, UseFullName, UseEmail, UseCode, UseStatus, UsePaid, UseAttending, UseTicket} {
		if use == UseFullName && len(l.by[UseLastName]) > 0 || len(l.by[use]) == 0 {
			continue
		}
		found = append(found, string(use)+"="+labels[l.by[use][0]].own)
	}
	return strings.Join(found, " ")
}

func named(text string) label { return label{own: text} }

func TestLabelsAreFolded(t *testing.T) {
	seen := map[string]Use{}
	for _, entry := range dictionary {
		for label := range strings.SplitSeq(entry.labels, "|") {
			if label != checkin.Fold(label) {
				t.Errorf("%q is not folded", label)
			}
			if other, ok := seen[label]; ok {
				t.Errorf("%q is for %s and for %s", label, other, entry.use)
			}
			seen[label] = entry.use
		}
	}
	for _, entry := range fragments {
		for label := range strings.SplitSeq(entry.labels, "|") {
			if label != checkin.Fold(label) {
				t.Errorf("%q is not folded", label)
			}
		}
	}
	for status, list := range vocabulary {
		for word := range strings.SplitSeq(list, "|") {
			if word != checkin.Fold(word) || statuses[word] != status {
				t.Errorf("%q is not folded, or means %s too", word, statuses[word])
			}
		}
	}
}

func TestPhones(t *testing.T) {
	for cell, want := range map[string]string{
		"06 39 98 58 74": "+33639985874", "639985874": "+33639985874", "33639985874": "+33639985874", "'+33639985874": "+33639985874",
		"+33 (0)6 39 98 58 74": "+33639985874", "0033 6 39 98 58 74": "+33639985874", "+330639985874": "+33639985874", "06.39.98.58.74": "+33639985874",
		"+32 470 12 34 56": "+32470123456", "03-21-46-00-00": "+33321460000", "06 39 98 58 74 / 03 21 46 00 00": "+33639985874",
		"\t+33639989171": "+33639989171", "poste 12": "poste 12", "06 39 98 58 74 (bureau)": "06 39 98 58 74 (bureau)", "12": "12", "": "",
	} {
		if got := phoneOf(cell); got != want {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for full, want := range map[string][3]string{ // first, last; last where the family name is first
		"Léa Martin": {"Léa", "Martin", "Léa"}, "MARTIN Léa": {"Léa", "MARTIN", "MARTIN"}, "Léa MARTIN": {"Léa", "MARTIN", "MARTIN"},
		"DE LA ROCHE Éloïse": {"Éloïse", "DE LA ROCHE", "DE LA ROCHE"}, "d'HAUTEFONTAINE Octave": {"Octave", "d'HAUTEFONTAINE", "d'HAUTEFONTAINE"},
		"Martin, Léa": {"Léa", "Martin", "Martin"}, "Mme Léa Martin": {"Léa", "Martin", "Léa"}, "Martin": {"", "Martin", "Martin"},
		"MARTIN LÉA": {"MARTIN", "LÉA", "MARTIN"}, "Le Gallec Thị-Mai": {"Le", "Gallec Thị-Mai", "Le Gallec"}, "Pierre-Alexandre von Brückelin": {"Pierre-Alexandre", "von Brückelin", "Pierre-Alexandre"},
	} {
		first, last := splitName(full, false)
		_, family := splitName(full, true)
		if got := [3]string{first, last, family}; got != want {
			t.Errorf("%q is read as %q, want %q", full, got, want)
		}
	}
}

func TestWhatIsAboutPayment(t *testing.T) {
	for _, word := range []string{"Non payé", "à régler sur place", "En attente de paiement", "TO_BE_PAID", "En attente", "pending", "No"} {
		if !IsAboutPayment(word) {
			t.Errorf("%q is about payment", word)
		}
	}
	for _, word := range []string{"liste d'attente", "waitlist", "pending_approval", "invited"} {
		if IsAboutPayment(word) {
			t.Errorf("%q is not about payment", word)
		}
	}
}

func TestSessionsByYes(t *testing.T) {
	list := readText(t, "Nom;Prénom;Atelier photo;Atelier référencement\nA;B;Oui;Non\nC;D;x;Oui\nE;F;;\n")
	var got []string
	for _, row := range list.Rows {
		got = append(got, row.Value(checkin.FieldSessions))
	}
	if want := []string{"Atelier photo", "Atelier photo; Atelier référencement", ""}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
