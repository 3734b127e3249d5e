package roster

import (
	"regexp"
	"strings"

	"opale/checkin"
)

// Use is what a column is taken for.
type Use string

// The uses of columns.
const (
	UseFirstName Use = "first_name"
	UseLastName  Use = "last_name"
	UseFullName  Use = "full_name"
	UseCompany   Use = "company"
	UseEmail     Use = "email"
	UsePhone     Use = "phone"
	UseTown      Use = "town"
	UseCode      Use = "code"
	UseID        Use = "id"       // a code, if its values look like one
	UseOrder     Use = "order"    // a code where there is none; several people may share it
	UsePosition  Use = "position" // within the order
	UseTicket    Use = "ticket"
	UseSession   Use = "session"
	UseVenue     Use = "venue"
	UseProfile   Use = "profile"
	UseDue       Use = "due"
	UsePrice     Use = "price"    // due, if unpaid
	UseQuantity  Use = "quantity" // people in one row
	UseGuests    Use = "guests"   // whom they bring, beside themselves
	UseNote      Use = "note"     // free text, which may hold a status
	UseShow      Use = "show"
	UseAttention Use = "attention" // yes: the note is to be shown

	UseStatus    Use = "status"
	UseWord      Use = "status_word" // beside a status, in our own export
	UseApproval  Use = "approval"    // by the host: only who is approved may come
	UsePaid      Use = "paid"
	UseDisabled  Use = "disabled"
	UseAttending Use = "attending" // what they answered
	UseSubmitted Use = "submitted" // empty: the form was never sent
	UseDraft     Use = "draft"     // yes: neither was this one
	UseAlreadyIn Use = "already_in"
	UseStub      Use = "stub"    // whose row it is, in our own export
	UseNothing   Use = "nothing" // a column that is not to be read, as the organiser said
	notOurs      Use = ""        // a column that we do not read

	UsePresence Use = "presence" // "présent" or "absent" after the event; yes or no before it
)

// Uses are what a person may say that a column is, the likelier first.
var Uses = []Use{
	UseLastName, UseFirstName, UseFullName, UseCompany, UseEmail, UsePhone, UseTown, UseCode, UseStatus, UsePaid, UseTicket, UseSession, UseVenue,
	UseProfile, UseQuantity, UseGuests, UseNote, UseShow, UseDue, UseAttending, UseAlreadyIn, UseOrder, UseNothing,
}

// dictionary has the labels of each use, folded by [checkin.Fold], the one to
// prefer first: in French and English, then Dutch and German. A question's
// number and what stands in parentheses are gone.
var dictionary = []struct {
	use    Use
	labels string
}{
	{UseFirstName, "prenom|prenoms|prenom s|prenom usuel|prenom d usage|prenom s d usage|first name|firstname|fname|given name|given names|forename|ticket first name|voornaam|roepnaam|vorname|vornamen|rufname|nome proprio|nombre de pila|nombre|nome"},
	{UseLastName, "nom de famille|nom d usage|last name|lastname|lname|surname|family name|second name|achternaam|familienaam|nachname|familienname|zuname|apellido|apellidos|cognome|nom"},
	{UseFullName, "nom complet|nom prenom|nom et prenom|nom prenoms|nom prenom s|prenom nom|prenom et nom|noms et prenoms|prenoms et noms|prenoms noms|noms prenoms|full name|fullname|name|names|first and last name|last name first name|first name last name|nom du participant|participant|participante|participants|contact|personne|invite|convive|inscrit|nom affiche|display name|attendee|guest|naam|volledige naam|voor en achternaam|naam en voornaam|voornaam en naam|deelnemer|vollstandiger name|name vorname|nachname vorname|vorname nachname|vor und nachname|vor und zuname|vorname und nachname|name und vorname|teilnehmer|teilnehmerin|teilnehmer in|nombre y apellidos|nome completo|cognome e nome|nome e cognome"},
	{UseCompany, "societe|entreprise|raison sociale|nom de l entreprise|nom de la societe|organisme|organisation|structure|association|etablissement|employeur|enseigne|commerce|company|company name|org|organization|organization name|organisation name|affiliation|employer|business|business name|bedrijf|bedrijfsnaam|naam bedrijf|organisatie|vereniging|werkgever|instelling|firma|firmenname|unternehmen|verein|arbeitgeber|institution|einrichtung|empresa|azienda"},
	{UseEmail, "e mail|email|mail|courriel|mel|adresse e mail|adresse email|adresse mail|adresse electronique|adresse de messagerie|adresse courriel|email address|e mail address|mail address|e mailadres|e mail adres|emailadres|mailadres|e mail adresse|e mailadresse|emailadresse|email adresse|mailadresse|correo electronico"},
	{UsePhone, "tel mobile|telephone mobile|telephone portable|portable|mobile|gsm|mobile phone|mobile number|cell phone|telephone|tel|numero de telephone|n de telephone|phone|phone number|phonenumber|cell|telefoon|telefoonnummer|telefoon nummer|mobiel|mobiel nummer|gsm nummer|telefon|telefonnummer|handy|handynummer|mobil|mobilnummer|mobiltelefon|rufnummer|telefono"},
	{UseTown, "ville|commune|localite|town|city|home city|plaats|woonplaats|stad|gemeente|ort|wohnort|stadt"},
	{UseCode, "secret|ticket secret|code barre|code barres|code a barre|code a barres|barcode|bar code|numero de billet|numero du billet|n de billet|n du billet|numero billet|n billet|public id|id public|n de participant|numero de participant|numero du participant|attendee id|attendee number|ticket id|ticket reference|ticket number|ticket no|ticket nr|ticket code|reference du billet|qr code url|qr code|qrcode|qr|code|code d acces|code d entree|code du billet|code billet|unique ticket url|access code|entry code|ref|reference|n d inscription|numero d inscription|registration number|registration code|n badge|numero de badge|n de badge|badge id|badge number|badge|ticketnummer|ticketcode|streepjescode|kaartnummer|toegangscode|deelnemersnummer|badgenummer|inschrijvingsnummer|strichcode|eintrittskartennummer|kartennummer|teilnehmernummer|anmeldenummer|zugangscode"},
	{UseID, "id|uuid|guid|numero|n|number|no|nr|nummer|id weez ticket|id de la reponse|response id|api id|kennung"},
	{UseOrder, "order code|code de commande|code commande|order|order id|order number|order no|reference commande|reference de la commande|reference de commande|numero de commande|numero de la commande|n de commande|n commande|numero commande|commande no|commande|order reference|booking reference|booking number|booking id|booking|reservation|numero de reservation|n de reservation|transaction id|bestelnummer|ordernummer|bestelling|reserveringsnummer|bestellnummer|bestellung|auftragsnummer|buchungsnummer|buchung"},
	{UsePosition, "position id"},
	{UseTicket, "tarif|formule|type de billet|type de tarif|ticket name|ticket type|type of ticket|product name|nom du produit|produit|product|article|item|item name|billet|ticket|pass|type d entree|type de place|category|categorie|tickettype|ticket categorie|soort ticket|kaartsoort|tarief|ticketart|ticketkategorie|eintrittskarte|preiskategorie|kategorie"},
	{UseSession, "seance|session|sessions|atelier|ateliers|creneau|creneaux|demi journee|salle|workshop|workshops|date de la seance|time slot|slot|sessie|zaal|tijdslot|sitzung|saal|zeitfenster"},
	{UseVenue, "venue|site|lieu|site de l evenement|lieu de l evenement|site de participation|lieu de participation|lieu choisi|site choisi|antenne|ville de l evenement|location|locatie|vestiging|standort|veranstaltungsort"},
	{UseProfile, "profil|profile|comment vendez vous|profil marchand|type de commercant|type de commerce"},
	{UseDue, "due|reste a payer|reste du|solde|solde du|montant du|amount due|balance due|balance|openstaand bedrag|offener betrag"},
	{UsePrice, "montant tarif|montant ttc|prix|price|montant|tarif ttc|total paid|bedrag|prijs|preis|betrag"},
	{UseQuantity, "quantite|qte|quantity|qty|nombre de billets|nombre de places|nb de places|nb places|nb billets|nombre de personnes|nb de personnes|nb personnes|nombre de participants|nb de participants|nb participants|nombre d inscrits|places|number of tickets|number of people|number of attendees|tickets|aantal|aantal tickets|aantal personen|anzahl|menge|anzahl personen|anzahl tickets|personenzahl"},
	{UseGuests, "guests|number of guests|accompanying persons|accompagnants|accompagnant|accompagnant s|accompagnateur|accompagnateurs|nombre d accompagnants|nb d accompagnants|nb accompagnants|nombre d invites|plus one|plus ones|additional guests|aantal gasten|introducees|begleitpersonen|begleitung|anzahl begleitpersonen"},
	{UseNote, "remarque|remarques|observation|observations|commentaire|commentaires|comment|comments|note|notes|opmerking|opmerkingen|bemerkung|bemerkungen|anmerkung|anmerkungen|notiz|notizen"},
	{UseShow, "show|a montrer|a montrer a l accueil|casier|table|vip"},
	{UseAttention, "requires special attention|necessite une attention particuliere"},
	{UseStatus, "status|statut|etat|attendee status|ticket status|booking status|registration status|statut du participant|statut de l inscription|statut inscription|statut du billet|statut billet|registration state|etat de l inscription|etat du billet|order status|order state|statut de la commande|statut commande|etat de la commande|statut de la reservation|inscription|ticketstatus|bestelstatus|inschrijvingsstatus|bestellstatus|anmeldestatus|teilnehmerstatus|buchungsstatus"},
	{UseWord, "status word|mot du statut"},
	{UseStub, "n opale|opale"},
	{UseApproval, "approval status"},
	{UsePaid, "paid|paye|regle|reglement|paiement|payment|payment status|payment state|statut du paiement|statut de paiement|statut paiement|etat du paiement|order paid|est paye|betaald|betaling|betaalstatus|bezahlt|bezahlung|zahlung|zahlungsstatus"},
	{UseDisabled, "desactive|disabled|annule|cancelled|canceled|is cancelled|void|void status|geannuleerd|storniert"},
	{UseAttending, "rsvp|serez vous present|serez vous present e|participation|presence prevue|attending|kommt|zusage|komt"},
	{UseSubmitted, "date de soumission|submitdate|date submitted"},
	{UseDraft, "brouillon|draft|is draft"},
	{UseAlreadyIn, "checked in|check in|check ins|checkin|checked in at|check in time|has arrived|utilise|composte|date de controle|date de check in|check in date|heure d arrivee du participant|used|scanned|scanne|checkin status|check in status|ingecheckt|eingecheckt"},
	{UsePresence, "presence|aanwezig|anwesend|anwesenheit"},
}

// fragments are looked for in longer labels, such as a form's questions, where
// no label of the dictionary is the whole: the first that is found says the
// use.
var fragments = []struct {
	use    Use
	labels string
}{
	{notOurs, "fax|telecopie|urgence|emergency|noodgeval|notfall|verified|facture|accepte|acceptez|accepter|autorise|autorisez|akkoord|einverstanden|newsletter|nieuwsbrief|recevoir|consent|droit a l image|autorisation|nom de l evenement|event name|date|datum|heure|time|uhrzeit|type de messagerie|nom complet de l adresse|nombre|montant|code postal|code promo|promo code|code de reduction|discount code|coupon|voucher|gutscheincode|code pays|zip|zip code|postcode|postal code|postal|plz|postleitzahl|country code|jeune fille|naissance|birth|geburtsdatum|geboortedatum|site web|site internet|website|web|url|1 label|1 type|2 label|2 type|siret|siren|iban|tva|vat|client id|conjoint"},
	{UseSession, "atelier|ateliers|seance|seances|session|sessions|creneau|creneaux|workshop|demi journee|conference|conferences|table ronde|sessie"},
	{UseAttending, "rsvp|serez vous|viendrez vous|participerez vous|will you attend|will you be there|confirmez vous|votre presence|votre venue|are you coming|kom je|bent u aanwezig|nehmen sie teil|kommen sie"},
	{UseProfile, "vendez vous|do you sell"},
	{UseEmail, "e mail|email|mail|courriel|adresse electronique|messagerie|e mailadres|emailadres|mailadresse"},
	{UsePhone, "telephone|portable|mobile|gsm|phone|tel|telefoon|telefoonnummer|telefon|telefonnummer|handynummer"},
	{UseCompany, "societe|entreprise|organisme|organisation|organization|structure|association|etablissement|employeur|company|employer|raison sociale|enseigne|bedrijf|organisatie|firma|unternehmen"},
	{UseFirstName, "prenom|first name|given name|voornaam|vorname"},
	{UseLastName, "nom de famille|nom d usage|last name|family name|surname|achternaam|familienaam|nachname|familienname"},
	{UseVenue, "quel site|quel lieu|quelle ville|venue|which site|which venue|welke locatie|welcher standort"},
	{UseTown, "ville|commune"},
	{UseCode, "code barre|code barres|barcode|qr code|numero de billet|ticket number|ticketnummer"},
	{UseGuests, "accompagnants|accompagnant|accompagne|plus one|guests"},
}

// Words that say of whom a column is. They are taken out before the rest is
// looked up: "E-mail Participant" is an e-mail address.
var (
	participantWords = words("participant participante participants attendee attendees guest ticket visiteur visitor inscrit invite convive votre vos your" +
		" spectateur spectatrice beneficiaire porteur titulaire detenteur stagiaire congressiste candidat auditeur adherent membre" +
		" holder member delegate registrant candidate person houder inhaber" +
		" deelnemer bezoeker gast uw jouw teilnehmer teilnehmers besucher ihr ihre dein deine")
	buyerWords = words("acheteur acheteurs payeur buyer payer purchaser customer client commande commanditaire order facturation facture invoice billing" +
		" koper besteller bestelling betaler factuur klant kaufer kaeufer bestellung rechnung kunde")
	linkWords = words("du de la le l d des the of s van het der")
	personal  = map[Use]bool{UseFirstName: true, UseLastName: true, UseFullName: true, UseCompany: true, UseEmail: true, UsePhone: true}
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// whose says of whom a column is; the lower, the more a participant's own.
type whose uint8

const (
	participants whose = iota // it says so
	unsaid
	buyers
)

// meaning is what a label says.
type meaning struct {
	use   Use
	whose whose
	rank  int // among the labels of the use; the lower the better
}

var meanings = readDictionary()

func readDictionary() map[string]meaning {
	m := map[string]meaning{}
	for _, entry := range dictionary {
		for rank, label := range strings.Split(entry.labels, "|") {
			m[label] = meaning{use: entry.use, whose: unsaid, rank: rank}
		}
	}
	return m
}

// fragmentRank puts what was found by a fragment behind every whole label.
const fragmentRank = 1000

var (
	questionNumber = regexp.MustCompile(`#\d+`)
	parenthesis    = regexp.MustCompile(`\([^)]*\)`)
	nameParts      = []string{"attendee name ", "nom du participant "} // "Attendee name: Given name"
)

// meaningOf says what a label means. ok is false where it means nothing to us.
func meaningOf(label string) (m meaning, ok bool) {
	label = questionNumber.ReplaceAllString(label, "")
	full := checkin.Fold(label)
	if strings.HasSuffix(strings.TrimSpace(label), "#") { // "Attendee #"
		if m, ok = meanings[full+" number"]; ok {
			return m, true
		}
	}
	bare := checkin.Fold(parenthesis.ReplaceAllString(label, " "))
	if m, ok = meanings[full]; ok {
		return m, true
	}
	of, rest := ofWhom(full)
	for _, text := range []string{bare, afterNamePart(full), rest, withoutWhom(bare)} {
		m, ok = meanings[text]
		if ok && (of == unsaid || personal[m.use] || of == participants && text == bare) {
			m.whose = of
			return m, true
		}
	}
	use := useByFragment(bare)
	return meaning{use: use, whose: of, rank: fragmentRank}, use != notOurs && (of != buyers || personal[use])
}

// useByFragment finds the first fragment that a label contains.
func useByFragment(folded string) Use {
	folded = " " + folded + " "
	for _, p := range fragments {
		for fragment := range strings.SplitSeq(p.labels, "|") {
			if at := strings.Index(folded, fragment); at > 0 && strings.Contains(folded, " "+fragment+" ") {
				return p.use
			}
		}
	}
	return notOurs
}

// ofWhom says of whom a label speaks, and what it says without that.
func ofWhom(folded string) (of whose, rest string) {
	of = unsaid
	for word := range strings.FieldsSeq(folded) {
		switch {
		case buyerWords[word]:
			of = buyers
		case participantWords[word] && of == unsaid:
			of = participants
		}
	}
	if of == unsaid {
		return of, folded
	}
	return of, withoutWhom(folded)
}

// withoutWhom takes out the words that say of whom, and the articles that
// belonged to them.
func withoutWhom(folded string) string {
	kept := strings.Fields(folded)
	rest := kept[:0:0]
	for i, word := range kept {
		after := i
		for after < len(kept)-1 && linkWords[kept[after]] {
			after++
		}
		if !buyerWords[kept[after]] && !participantWords[kept[after]] {
			rest = append(rest, word)
		}
	}
	return strings.Join(rest, " ")
}

func afterNamePart(folded string) string {
	for _, part := range nameParts {
		if rest, ok := strings.CutPrefix(folded, part); ok {
			return rest
		}
	}
	return folded
}
