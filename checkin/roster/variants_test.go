package roster

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// variant is a list as some other tool, or some other person, may write it.
type variant struct {
	name string
	text string
	want []string // as people writes them
	say  []string // the doubts, refusals and skipped rows, as remarks writes them
}

// TestVariants reads lists whose headers no dictionary was written from.
func TestVariants(t *testing.T) {
	for _, v := range variants {
		t.Run(v.name, func(t *testing.T) {
			list := readText(t, v.text)
			if diff := cmp.Diff(v.want, people(list)); diff != "" {
				t.Errorf("%s\nread as %+v", diff, list.Format.Columns)
			}
			if diff := cmp.Diff(v.say, remarks(list)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// remarks writes what is said of a list as lines, for comparing.
func remarks(l *List) []string {
	var lines []string
	add := func(line int, parts ...string) {
		said := strings.TrimSpace(strings.Join(parts, " "))
		if line > 0 {
			said = fmt.Sprintf("%d %s", line, said)
		}
		lines = append(lines, said)
	}
	for _, w := range l.Warnings {
		add(w.Line, string(w.Doubt), w.Word)
	}
	for _, r := range l.Refused {
		add(r.Line, "refused", string(r.Reason))
	}
	for _, s := range l.Skipped {
		add(s.Line, "skipped", string(s.Reason))
	}
	return lines
}

var variants = []variant{
	{
		name: "Dutch ticket shop",
		text: "Ordernummer;Ticketnummer;Voornaam;Achternaam;E-mailadres;Telefoonnummer;Bedrijf;Tickettype;Betaalstatus\r\n" +
			"2201;BX-00417;Femke;de Vries;femke@example.nl;0612345678;Bakkerij Zon;Standaard;Betaald\r\n" +
			"2201;BX-00418;Joost;van den Berg;femke@example.nl;;Bakkerij Zon;Standaard;Openstaand\r\n" +
			"2202;BX-00419;Sanne;Bakker;sanne@example.nl;;;Standaard;Geannuleerd\r\n",
		want: []string{
			"2: code=BX-00417, first_name=Femke, last_name=de Vries, company=Bakkerij Zon, email=femke@example.nl, phone=+33612345678, status=valid, status_word=Betaald, ticket=Standaard",
			"3: code=BX-00418, first_name=Joost, last_name=van den Berg, company=Bakkerij Zon, email=femke@example.nl, status=unpaid, status_word=Openstaand, ticket=Standaard",
			"4: code=BX-00419, first_name=Sanne, last_name=Bakker, email=sanne@example.nl, status=cancelled, status_word=Geannuleerd, ticket=Standaard",
		},
	},
	{
		name: "German, the family name first and called only a name",
		text: "Name\tVorname\tFirma\tE-Mail-Adresse\tHandy\tStrichcode\tZahlungsstatus\nMüller\tJörg\tKäsehaus GmbH\tj@example.de\t+49 170 1234567\t00912\tbezahlt\nVogt\tAnke\t\ta@example.de\t\t00913\tstorniert\n",
		want: []string{
			"2: code=00912, first_name=Jörg, last_name=Müller, company=Käsehaus GmbH, email=j@example.de, phone=+491701234567, status=valid, status_word=bezahlt",
			"3: code=00913, first_name=Anke, last_name=Vogt, email=a@example.de, status=cancelled, status_word=storniert",
		},
	},
	{
		name: "a shop's order lines, the customer beside the attendee",
		text: "Order ID,Order Status,Customer Name,Customer Email,Attendee Name,Attendee Email,Ticket Code,Product\n" +
			"88,Completed,Paul Payer,paul@example.org,Lea Martin,lea@example.org,TK7F2A,Day pass\n" +
			"88,Completed,Paul Payer,paul@example.org,Tom Roux,,TK7F2B,Day pass\n" +
			"89,Refunded,Ann Other,ann@example.org,Ann Other,ann@example.org,TK7F2C,Day pass\n" +
			"90,Mystery,Bob Some,bob@example.org,Bob Some,,TK7F2D,Day pass\n",
		want: []string{
			"2: code=TK7F2A, first_name=Lea, last_name=Martin, email=lea@example.org, status=valid, status_word=Completed, ticket=Day pass",
			"3: code=TK7F2B, first_name=Tom, last_name=Roux, email=paul@example.org, status=valid, status_word=Completed, ticket=Day pass",
			"4: code=TK7F2C, first_name=Ann, last_name=Other, email=ann@example.org, status=cancelled, status_word=Refunded, ticket=Day pass",
			"5: code=TK7F2D, first_name=Bob, last_name=Some, email=bob@example.org, status=blocked, status_word=Mystery, ticket=Day pass",
		},
		say: []string{"5 unknown-status Mystery"},
	},
	{
		name: "no header at all",
		text: "MARTIN;Léa;lea.martin@example.org;0639980001;QX-71001\nDUPONT;Jean;jean.dupont@example.org;0639980002;QX-71002\nROCHE;Zoé;zoe.roche@example.org;0639980003;QX-71003\n",
		want: []string{
			"1: code=QX-71001, first_name=Léa, last_name=MARTIN, email=lea.martin@example.org, phone=+33639980001",
			"2: code=QX-71002, first_name=Jean, last_name=DUPONT, email=jean.dupont@example.org, phone=+33639980002",
			"3: code=QX-71003, first_name=Zoé, last_name=ROCHE, email=zoe.roche@example.org, phone=+33639980003",
		},
		say: []string{"no-header"},
	},
	{
		name: "headers that say nothing",
		text: "Colonne1,Colonne2,Colonne3,Colonne4,Colonne5\nLéa,Café du Port,Martin,lea.martin@example.org,annulé\nPaul,Garage Roux,Leroy,p.leroy@example.org,confirmé\nAnne,Fleurs SARL,Petit,petit.anne@example.org,confirmé\n",
		want: []string{
			"2: first_name=Léa, last_name=Martin, email=lea.martin@example.org, status=cancelled, status_word=annulé",
			"3: first_name=Paul, last_name=Leroy, email=p.leroy@example.org, status=valid, status_word=confirmé",
			"4: first_name=Anne, last_name=Petit, email=petit.anne@example.org, status=valid, status_word=confirmé",
		},
	},
	{
		name: "headers in a language that nobody here reads",
		text: "Etunimi;Sukunimi;Sähköposti;Tila\nLaura;Virtanen;laura@example.fi;Paid\nMarkus;Korhonen;m.korhonen@example.fi;Cancelled\n",
		want: []string{
			"2: first_name=Laura, last_name=Virtanen, email=laura@example.fi, status=valid, status_word=Paid",
			"3: first_name=Markus, last_name=Korhonen, email=m.korhonen@example.fi, status=cancelled, status_word=Cancelled",
		},
	},
	{
		name: "a form's questions, in French",
		text: "\"Horodateur\",\"Quel est votre prénom ?\",\"Quel est votre nom de famille ?\",\"À quelle adresse e-mail peut-on vous joindre ?\",\"Votre numéro de téléphone portable\",\"Dans quelle entreprise travaillez-vous ?\",\"Viendrez-vous à la soirée ?\",\"Acceptez-vous d'être pris en photo ?\"\r\n" +
			"\"2026/11/02 7:01:33 PM UTC+1\",\"Léa\",\"Martin\",\"lea@example.org\",\"06 39 98 00 01\",\"Zèbre\",\"Oui\",\"Non\"\r\n" +
			"\"2026/11/02 7:05:00 PM UTC+1\",\"Jean\",\"Roux\",\"jean@example.org\",\"\",\"\",\"Non\",\"Oui\"\r\n",
		want: []string{
			"2: first_name=Léa, last_name=Martin, company=Zèbre, email=lea@example.org, phone=+33639980001, status=valid, status_word=Oui",
			"3: first_name=Jean, last_name=Roux, email=jean@example.org, status=cancelled, status_word=Non",
		},
	},
	{
		name: "a form's questions, in Dutch",
		text: "Tijdstempel,Wat is je voornaam?,Wat is je achternaam?,Wat is je e-mailadres?,Kom je?\n2-11-2026 9:00:00,Bram,Visser,bram@example.nl,Ja\n2-11-2026 9:01:00,Noor,Smit,noor@example.nl,Nee\n",
		want: []string{
			"2: first_name=Bram, last_name=Visser, email=bram@example.nl, status=valid, status_word=Ja",
			"3: first_name=Noor, last_name=Smit, email=noor@example.nl, status=cancelled, status_word=Nee",
		},
	},
	{
		name: "labels under groups: participant and buyer",
		text: ";Participant;;;Acheteur;;\nN° de billet;Nom;Prénom;E-mail;Nom;Prénom;E-mail\nT-1001;MARTIN;Léa;;PAYEUR;Paul;paul@example.org\nT-1002;ROUX;Jean;jean@example.org;PAYEUR;Paul;paul@example.org\n",
		want: []string{
			"3: code=T-1001, first_name=Léa, last_name=MARTIN, email=paul@example.org",
			"4: code=T-1002, first_name=Jean, last_name=ROUX, email=jean@example.org",
		},
	},
	{
		name: "three lines of header: form, section, question",
		text: "Inscription au forum;;;;\nVos coordonnées;;;Ateliers;\nNom;Prénom;Courriel;Matin;Après-midi\nMARTIN;Léa;lea@example.org;Photo;Vente\n",
		want: []string{"4: first_name=Léa, last_name=MARTIN, email=lea@example.org, sessions=Photo; Vente"},
	},
	{
		name: "a printed list: title, header on each page, totals",
		text: "Liste des inscrits au 12 novembre\n\nNom;Prénom;Société\nMARTIN;Léa;Zèbre\nROUX;Jean;\nNom;Prénom;Société\nPETIT;Anne;\nNombre d'inscrits;3;\nSous-total : 3;;\nÉdité par l'accueil, ne pas diffuser\n",
		want: []string{"4: first_name=Léa, last_name=MARTIN, company=Zèbre", "5: first_name=Jean, last_name=ROUX", "7: first_name=Anne, last_name=PETIT"},
		say:  []string{"6 skipped header", "8 skipped total", "9 skipped total", "10 skipped footer"},
	},
	{
		name: "whole names, the family name first as the values show",
		text: "Participant,Structure\nDupont Marie,Zèbre\nde La Tour Pierre,\nMoreau Jean-Luc,\n",
		want: []string{"2: first_name=Marie, last_name=Dupont, company=Zèbre", "3: first_name=Pierre, last_name=de La Tour", "4: first_name=Jean-Luc, last_name=Moreau"},
	},
	{
		name: "a status under a word that says nothing of it",
		text: "Nom;Prénom;Suivi\nMARTIN;Léa;Confirmé\nROUX;Jean;Annulée\nPETIT;Anne;Confirmé\n",
		want: []string{
			"2: first_name=Léa, last_name=MARTIN, status=valid, status_word=Confirmé",
			"3: first_name=Jean, last_name=ROUX, status=cancelled, status_word=Annulée",
			"4: first_name=Anne, last_name=PETIT, status=valid, status_word=Confirmé",
		},
	},
	{
		name: "a consent is no status",
		text: "Nom;Prénom;Droit à l'image;Newsletter\nMARTIN;Léa;Refuse;Non\nROUX;Jean;Accepte;Oui\n",
		want: []string{"2: first_name=Léa, last_name=MARTIN", "3: first_name=Jean, last_name=ROUX"},
	},
	{
		name: "one row for several people",
		text: "Commande No;Nom;Prénom;E-mail;Quantité;Statut de la commande\n501;MARTIN;Léa;lea@example.org;3;Validé\n502;ROUX;Jean;jean@example.org;1;Validé\n",
		want: []string{
			"2: code=501, first_name=Léa, last_name=MARTIN, email=lea@example.org, status=valid, status_word=Validé",
			"2: first_name=Léa (+1), last_name=MARTIN, email=lea@example.org, status=valid, status_word=Validé",
			"2: first_name=Léa (+2), last_name=MARTIN, email=lea@example.org, status=valid, status_word=Validé",
			"3: code=502, first_name=Jean, last_name=ROUX, email=jean@example.org, status=valid, status_word=Validé",
		},
		say: []string{"2 several 3"},
	},
	{
		name: "the number of the order, on each of its rows",
		text: "Commande;Billet;Nom;Prénom;Nb de places\n501;A-00001;MARTIN;Léa;2\n501;A-00002;MARTIN;Tom;2\n",
		want: []string{"2: code=A-00001, first_name=Léa, last_name=MARTIN", "3: code=A-00002, first_name=Tom, last_name=MARTIN"},
	},
	{
		name: "guests, as a meetup and as people write them",
		text: "Name\tRSVP\tGuests\nLea Martin\tYes\t2\nTom Roux +1\tYes\t0\nAnn Petit\tWaitlist\t0\n",
		want: []string{
			"2: first_name=Lea, last_name=Martin, status=valid, status_word=Yes",
			"2: first_name=Lea (+1), last_name=Martin, status=valid, status_word=Yes",
			"2: first_name=Lea (+2), last_name=Martin, status=valid, status_word=Yes",
			"3: first_name=Tom, last_name=Roux, status=valid, status_word=Yes",
			"3: first_name=Tom (+1), last_name=Roux, status=valid, status_word=Yes",
			"4: first_name=Ann, last_name=Petit, status=unpaid, status_word=Waitlist",
		},
		say: []string{"2 several 3", "3 several 2"},
	},
	{
		name: "accents that were garbled on the way",
		text: "PrÃ©nom;Nom;SociÃ©tÃ©\nZoÃ©;MAÃ‡ON;CafÃ© Ã  cÃ´tÃ©\nNoÃ«l;CÅ“ur;Lâ€™Atelier\nAndrÃ£o;Ã…berg;\n",
		want: []string{
			"2: first_name=Zoé, last_name=MAÇON, company=Café à côté", "3: first_name=Noël, last_name=Cœur, company=L’Atelier",
			"4: first_name=Andrão, last_name=Åberg",
		},
		say: []string{"1 mended"},
	},
	{
		name: "tickets that are nobody's yet",
		text: "Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,Void Status,Ticket Reference\nDay,Lea Martin,Lea,Martin,lea@example.org,,GIAO-1\nDay,UNASSIGNED,,,,,GIAO-2\nDay,,,,,true,GIAO-3\n",
		want: []string{
			"2: code=GIAO-1, first_name=Lea, last_name=Martin, email=lea@example.org, ticket=Day",
			"3: code=GIAO-2, last_name=(billet sans nom), ticket=Day",
			"4: code=GIAO-3, last_name=(billet sans nom), status=cancelled, status_word=true, ticket=Day",
		},
		say: []string{"3 nameless GIAO-2", "4 nameless GIAO-3"},
	},
	{
		name: "addresses with their names, and nothing else",
		text: "Destinataire;Entreprise\nLéa Martin <lea@example.org>;Zèbre\n\"Roux, Jean\" <jean@example.org>;\n",
		want: []string{"2: first_name=Léa, last_name=Martin, company=Zèbre, email=lea@example.org", "3: first_name=Jean, last_name=Roux, email=jean@example.org"},
	},
	{
		name: "every line in quotes once more",
		text: "\"Nom;Prénom;\"\"Société\"\"\"\r\n\"MARTIN;Léa;\"\"Zèbre; fils\"\"\"\r\n\"ROUX;Jean;\"\r\n",
		want: []string{"2: first_name=Léa, last_name=MARTIN, company=Zèbre; fils", "3: first_name=Jean, last_name=ROUX"},
	},
	{
		name: "quotes as programmers write them",
		text: "Nom,Prénom,Société\nMARTIN,Léa,\"Le \\\"Zèbre\\\" fils\"\n",
		want: []string{"2: first_name=Léa, last_name=MARTIN, company=Le \"Zèbre\" fils"},
	},
	{
		name: "somebody of whom only the address is known",
		text: "Nom;Prénom;E-mail\n;;lea@example.org\n",
		want: []string{"2: email=lea@example.org"},
		say:  []string{"2 nameless"},
	},
	{
		name: "several people on one row, in columns of their own",
		text: "Référence;Statut;Acheteur;Email acheteur;Participant 1;E-mail participant 1;Participant 2;E-mail participant 2\n" +
			"CMD-001;Payée;Paul Payeur;paul@example.org;Léa Martin;lea@example.org;Tom Martin;\nCMD-002;Payée;Anne Petit;anne@example.org;Anne Petit;;;\nCMD-003;Annulée;Zoé Roche;zoe@example.org;;;;\n",
		want: []string{
			"2: code=CMD-001, first_name=Léa, last_name=Martin, email=lea@example.org, status=valid, status_word=Payée",
			"2: code=CMD-001, first_name=Tom, last_name=Martin, email=paul@example.org, status=valid, status_word=Payée",
			"3: code=CMD-002, first_name=Anne, last_name=Petit, email=anne@example.org, status=valid, status_word=Payée",
			"4: code=CMD-003, last_name=(billet sans nom), email=zoe@example.org, status=cancelled, status_word=Annulée",
		},
		say: []string{"4 nameless CMD-003"},
	},
	{
		name: "contacts with several addresses and numbers",
		text: "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Value,Organization 1 - Name\nLéa Martin,Léa,Martin,* Home,lea@example.org ::: lea2@example.org,Mobile,06 39 98 00 01 ::: 03 21 00 00 00,0321000001,Zèbre\n",
		want: []string{"2: first_name=Léa, last_name=Martin, company=Zèbre, email=lea@example.org, phone=+33639980001"},
	},
	{
		name: "somebody of whom only the name is known, and with a number",
		text: "Nom;Prénom;Société;Remarque\nMOREL +1;Luc;;\nROUX (2);Zoé;;\n48 inscrits;2 annulés;;\ninscrits;48;;\nEffectif prévu;50;;\n",
		want: []string{"2: first_name=Luc, last_name=MOREL", "2: first_name=Luc (+1), last_name=MOREL", "3: first_name=Zoé, last_name=ROUX (2)"},
		say:  []string{"2 several 2", "4 skipped total", "5 skipped total", "6 skipped total"},
	},
	{
		name: "a form that was kept as a draft, and whoever comes along",
		text: "Numéro de série;Brouillon;Nom;Prénom;Accompanying persons\n1;;LEBRUN;Jade;1\n2;1;LENOIR;Paul;0\n3;Non;PETIT;Léo;\n",
		want: []string{
			"2: first_name=Jade, last_name=LEBRUN", "2: first_name=Jade (+1), last_name=LEBRUN",
			"3: first_name=Paul, last_name=LENOIR, status=blocked, status_word=1", "4: first_name=Léo, last_name=PETIT",
		},
		say: []string{"2 several 2"},
	},
	{
		name: "Spanish",
		text: "Nombre;Apellidos;Correo electrónico;Teléfono;Empresa\nLucía;García Pérez;lucia@example.es;+34 612 34 56 78;Ultramarinos\n",
		want: []string{"2: first_name=Lucía, last_name=García Pérez, company=Ultramarinos, email=lucia@example.es, phone=+34612345678"},
	},
	{
		name: "two columns for a session's day and hour, a code that is a link",
		text: "Numero billet;Nom spectateur;Prénom spectateur;Séance;Lien du billet\n000512;MARTIN;Léa;Atelier photo;https://billets.example.org/t?ticket=000512\n",
		want: []string{"2: code=000512, first_name=Léa, last_name=MARTIN, sessions=Atelier photo"},
	},
	{
		name: "a cell with several lines, and rows of different widths",
		text: "Nom,Prénom,Notes,E-mail\nMARTIN,Léa,\"arrive tard,\nchaise haute\",lea@example.org\nROUX,Jean\nPETIT,Anne,,anne@example.org,,,\n",
		want: []string{"2: first_name=Léa, last_name=MARTIN, email=lea@example.org, note=arrive tard, chaise haute", "4: first_name=Jean, last_name=ROUX", "5: first_name=Anne, last_name=PETIT, email=anne@example.org"},
	},
}
