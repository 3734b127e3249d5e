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
	UseAlreadyIn Use = "already_in"
	notOurs      Use = "" // a column that we do not read

	UsePresence Use = "presence" // "présent" or "absent" after the event; yes or no before it
)

// dictionary has the labels of each use, folded by [checkin.Fold], the one to
// prefer first. A question's number and what stands in parentheses are gone.
var dictionary = []struct {
	use    Use
	labels string
}{
	{UseFirstName, "prenom|prenoms|prenom s|prenom usuel|prenom d usage|prenom s d usage|first name|firstname|given name|forename|vorname|ticket first name"},
	{UseLastName, "nom de famille|nom d usage|last name|lastname|surname|family name|nachname|nom"},
	{UseFullName, "nom complet|nom prenom|nom et prenom|nom prenoms|nom prenom s|prenom nom|prenom et nom|full name|fullname|name|nom du participant|participant|participante|contact|personne|invite|nom affiche|display name"},
	{UseCompany, "societe|entreprise|raison sociale|nom de l entreprise|nom de la societe|organisme|organisation|structure|association|etablissement|employeur|enseigne|commerce|company|company name|organization|organization name|organisation name|affiliation|employer"},
	{UseEmail, "e mail|email|mail|courriel|mel|adresse e mail|adresse email|adresse mail|adresse electronique|adresse de messagerie|adresse courriel|email address|e mail address"},
	{UsePhone, "tel mobile|telephone mobile|telephone portable|portable|mobile|gsm|mobile phone|mobile number|cell phone|telephone|tel|numero de telephone|n de telephone|phone|phone number|phonenumber|cell"},
	{UseTown, "ville|commune|localite|town|city|home city"},
	{UseCode, "secret|ticket secret|code barre|code barres|code a barre|code a barres|barcode|numero de billet|n de billet|numero billet|n billet|public id|id public|n de participant|numero de participant|attendee|attendee id|ticket id|ticket reference|ticket number|ticket code|qr code url|qr code|qrcode|n badge|numero de badge|n de badge|badge|code|code d entree|code du billet|ref|reference|n d inscription|numero d inscription"},
	{UseID, "id|uuid|numero|n|number|id weez ticket|id de la reponse|response id|api id"},
	{UseOrder, "order code|code de commande|code commande|order|order id|reference commande|reference de la commande|numero de commande|n de commande|numero commande|commande no|commande|order reference"},
	{UsePosition, "position id"},
	{UseTicket, "tarif|formule|type de billet|type de tarif|ticket name|ticket type|product name|nom du produit|produit|product|billet|ticket|type d entree|category|categorie"},
	{UseSession, "seance|session|sessions|atelier|ateliers|creneau|creneaux|demi journee|salle|workshop|date de la seance"},
	{UseVenue, "venue|site|lieu|site de l evenement|lieu de l evenement|site de participation|lieu de participation|lieu choisi|site choisi|antenne|ville de l evenement|location"},
	{UseProfile, "profil|profile|comment vendez vous|profil marchand|type de commercant|type de commerce"},
	{UseDue, "due|reste a payer|reste du|solde|montant du|amount due|balance due"},
	{UsePrice, "montant tarif|montant ttc|prix|price|montant|tarif ttc|total paid"},
	{UseQuantity, "quantite|quantity|nombre de billets|nombre de places|nb de places|nombre de personnes|nombre de participants|guests|accompagnants|nombre d accompagnants"},
	{UseNote, "remarque|remarques|observation|observations|commentaire|commentaires|comment|comments|note|notes"},
	{UseShow, "show|a montrer|a montrer a l accueil|casier|table|vip"},
	{UseAttention, "requires special attention|necessite une attention particuliere"},
	{UseStatus, "status|statut|etat|attendee status|ticket status|statut du participant|statut de l inscription|statut du billet|registration state|registration status|etat de l inscription|order status|statut de la commande|etat de la commande|inscription"},
	{UseWord, "status word|mot du statut"},
	{UseApproval, "approval status"},
	{UsePaid, "paid|paye|regle|reglement|paiement|payment status|statut du paiement|order paid|est paye"},
	{UseDisabled, "desactive|disabled|annule|cancelled|canceled|void|void status"},
	{UseAttending, "rsvp|serez vous present|serez vous present e|participation|presence prevue"},
	{UseSubmitted, "date de soumission|submitdate|date submitted"},
	{UseAlreadyIn, "checked in|check ins|checked in at|has arrived|utilise|composte|date de controle|date de check in|check in date|used"},
	{UsePresence, "presence"},
}

// fragments are looked for in longer labels, such as a form's questions, where
// no label of the dictionary is the whole: the first that is found says the
// use.
var fragments = []struct {
	use    Use
	labels string
}{
	{notOurs, "fax|telecopie|urgence|emergency|verified|facture|accepte|acceptez|accepter|autorise|autorisez|newsletter|recevoir|consent|nom de l evenement|event name|date|heure|time|type de messagerie|nom complet de l adresse|nombre|montant|code postal|code promo|code de reduction|code pays|zip|postcode|country code|jeune fille|naissance|site web|site internet|url|1 label|1 type|2 label|2 type"},
	{UseSession, "atelier|ateliers|seance|seances|session|sessions|creneau|creneaux|workshop|demi journee|conference|conferences|table ronde"},
	{UseAttending, "rsvp|serez vous|viendrez vous|participerez vous|will you attend|will you be there|confirmez vous|votre presence|votre venue"},
	{UseProfile, "vendez vous|do you sell"},
	{UseEmail, "e mail|email|mail|courriel|adresse electronique|messagerie"},
	{UsePhone, "telephone|portable|mobile|gsm|phone|tel"},
	{UseCompany, "societe|entreprise|organisme|organisation|organization|structure|association|etablissement|employeur|company|employer|raison sociale|enseigne"},
	{UseFirstName, "prenom|first name|given name"},
	{UseLastName, "nom de famille|nom d usage|last name|family name|surname"},
	{UseVenue, "quel site|quel lieu|quelle ville|venue|which site|which venue"},
	{UseTown, "ville|commune"},
	{UseCode, "code barre|code barres|barcode|qr code|numero de billet|ticket number"},
}

// Words that say of whom a column is. They are taken out before the rest is
// looked up: "E-mail Participant" is an e-mail address.
var (
	participantWords = words("participant participante attendee guest ticket visiteur visitor inscrit votre vos your")
	buyerWords       = words("acheteur payeur buyer payer purchaser commande order facturation invoice billing")
	linkWords        = words("du de la le l d des the of")
	personal         = map[Use]bool{UseFirstName: true, UseLastName: true, UseFullName: true, UseCompany: true, UseEmail: true, UsePhone: true}
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

// labelsKnown counts the cells of a row that are labels we know.
func labelsKnown(cells []string) int {
	known := 0
	for _, cell := range cells[:min(len(cells), maxLabels)] {
		if cell != "" && len(cell) <= maxLabel {
			if _, ok := meaningOf(cell); ok {
				known++
			}
		}
	}
	return known
}
