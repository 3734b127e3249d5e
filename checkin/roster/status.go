package roster

import (
	"regexp"
	"strings"

	"opale/checkin"
)

// vocabulary has the words for each status, folded; feminine and plural forms
// are found without being listed.
var vocabulary = map[checkin.Status]string{
	checkin.StatusValid: "valid|paid|paye|regle|valide|validee|confirme|confirmed|completed|complete|attending|participe|active|actif|acquired|" +
		"approved|approuve|accepte|accepted|inscrit|registered|yes|oui|y|o|ok|checked in|enregistre|composte|free|gratuit|offert|present|1|true|vrai|" +
		"fully paid|paid in full|payment received|success|successful|succeeded|reussi|encaisse|solde|issued|emis|going|ja|j|" +
		"betaald|bevestigd|geldig|ingeschreven|aangemeld|goedgekeurd|ingecheckt|gratis|voldaan|" +
		"bezahlt|bestatigt|gultig|angemeldet|genehmigt|eingecheckt|kostenlos|zugesagt|teilnehmend",
	checkin.StatusInvited: "invited|invite|invite sans inscription|sans reponse|no reply|not replied|a relancer|uitgenodigd|eingeladen",
	checkin.StatusUnpaid: "unpaid|not paid|pending|en attente|en attente de paiement|en attente de reglement|en attente de validation|non paye|non regle|" +
		"impaye|a regler|a payer|a regler sur place|a payer sur place|to be paid|awaiting payment|awaiting offline payment|payment pending|pending payment|" +
		"pending approval|waitlist|waitlisted|waiting list|on waiting list|liste d attente|sur liste d attente|en attente d approbation|on hold|" +
		"partially paid|partiellement paye|acompte|acompte verse|" +
		"niet betaald|onbetaald|openstaand|te betalen|in afwachting|wachtlijst|op wachtlijst|" +
		"nicht bezahlt|unbezahlt|offen|ausstehend|zu zahlen|warteliste|auf warteliste|auf der warteliste|wartend",
	checkin.StatusCancelled: "cancelled|canceled|annule|refunded|rembourse|expired|expire|deleted|supprime|void|voided|transferred|transfere|" +
		"rejected|refuse|declined|decline|withdrawn|desiste|excuse|absent|not attending|not going|ne participe pas|ne vient pas|desinscrit|" +
		"failed|echoue|payment failed|chargeback|charged back|revoked|revoque|abandonne|abandoned|retire|desactive|" +
		"geannuleerd|afgemeld|terugbetaald|geweigerd|verlopen|ongeldig|afgezegd|mislukt|" +
		"storniert|abgesagt|abgemeldet|erstattet|abgelehnt|abgelaufen|ungultig|fehlgeschlagen",
	checkin.StatusBlocked: "blocked|bloque|draft|brouillon|incomplete|incomplet|geblokkeerd|gesperrt|entwurf",
}

// Words that say a status inside free text, such as a remark.
var (
	cancelledText = regexp.MustCompile(`\b(annul(e|ee|es|ees|ation)|rembourse(e|s|es)?|desist(e|ee|es|ement)|s excuse|excuse(e|s|es)?|absent(e|s|es)?|` +
		`cancel(l?ed)?|refunded|withdrawn|geannuleerd|afgemeld|storniert|abgesagt)\b`)
	unpaidText = regexp.MustCompile(`\b(a (regler|payer)|non (paye|regle)e?s?|impayee?s?|reste a (regler|payer)|unpaid|to pay|te betalen|onbetaald|unbezahlt)\b`)
	notReally  = regexp.MustCompile(`\b(non|pas|plus|ne|n|not|si|niet|nicht) (\w+ )?(annul|rembours|desist|excus|absent|cancel|refund|geannul|storni)|\ba (annuler|rembourser|excuser)\b`)
	aboutMoney = regexp.MustCompile(`\b(pay\w*|paid|regl\w*|impay\w*|unpaid|awaiting (offline )?payment|en attente|pending|acompte|betal\w*|onbetaald|openstaand|` +
		`bezahl\w*|unbezahlt|offen|zahlen|ausstehend)\b`)
)

var statuses = readVocabulary()

func readVocabulary() map[string]checkin.Status {
	m := map[string]checkin.Status{}
	for status, list := range vocabulary {
		for word := range strings.SplitSeq(list, "|") {
			m[word] = status
		}
	}
	return m
}

// severity orders the statuses: of two, the worse one stands.
var severity = map[checkin.Status]int{
	"": 0, checkin.StatusValid: 1, checkin.StatusInvited: 2, checkin.StatusUnpaid: 3, checkin.StatusBlocked: 4, checkin.StatusCancelled: 5,
}

// IsAboutPayment reports whether a file's own word for a status that is not
// valid speaks of money: someone on a waiting list owes nothing.
func IsAboutPayment(word string) bool {
	folded := checkin.Fold(word)
	return aboutMoney.MatchString(folded) && !strings.Contains(folded, "approval") && !strings.Contains(folded, "approbation") ||
		folded == "no" || folded == "non" || folded == "0"
}

// statusOf reads a status column's cell. known is false for a word that is in
// no vocabulary: nobody is admitted by it.
func statusOf(cell string, told map[string]checkin.Status) (status checkin.Status, known bool) {
	folded := checkin.Fold(cell)
	if folded == "" {
		return "", true
	}
	if status, known = told[folded]; known {
		return status, true
	}
	for _, form := range []string{folded, masculine(folded)} {
		if status, known = statuses[form]; known {
			return status, true
		}
	}
	if status = statusInText(cell); status != "" {
		return status, true
	}
	return checkin.StatusBlocked, false
}

// masculine is a participle without its endings: "payée" and "inscrit·e·s".
func masculine(folded string) string {
	short := strings.TrimSuffix(strings.TrimSuffix(folded, " s"), " e")
	if short != folded {
		return short
	}
	short = strings.TrimSuffix(folded, "s")
	if _, known := statuses[short]; known {
		return short
	}
	return strings.TrimSuffix(short, "e")
}

// statusInText looks for a status in free text; empty where it says none, and
// blocked where it may deny one: "non annulé", "à annuler ?".
func statusInText(text string) checkin.Status {
	folded := checkin.Fold(text)
	switch {
	case notReally.MatchString(folded), strings.Contains(text, "?") && cancelledText.MatchString(folded):
		return checkin.StatusBlocked
	case cancelledText.MatchString(folded):
		return checkin.StatusCancelled
	case unpaidText.MatchString(folded):
		return checkin.StatusUnpaid
	}
	return ""
}

// answer is a yes or a no.
type answer uint8

const (
	answerNone answer = iota
	answerYes
	answerNo
	answerOther
)

// answerOf reads the first word of a cell: "Non, finalement" is a no.
func answerOf(cell string) answer {
	first, _, _ := strings.Cut(checkin.Fold(cell), " ")
	switch first {
	case "":
		return answerNone
	case "oui", "yes", "y", "o", "true", "vrai", "wahr", "waar", "1", "x", "present", "presente", "ja", "j":
		return answerYes
	case "non", "no", "n", "false", "faux", "falsch", "onwaar", "0", "nein", "nee":
		return answerNo
	}
	return answerOther
}

// isIn reads a column that says whether the tool has them in already.
func isIn(cell string) bool {
	folded := checkin.Fold(cell)
	switch folded {
	case "", "no", "non", "0", "false", "faux", "falsch", "onwaar", "never", "jamais", "absent", "absente", "non composte", "non utilise",
		"nee", "nein", "not checked in", "non scanne", "pas encore":
		return false
	}
	return !strings.HasPrefix(folded, "0000 00 00") && !notIn.MatchString(folded)
}

var notIn = regexp.MustCompile(`^(not|non|pas|nicht|niet) `)

// statusesIn are those by which tools say that somebody came.
var statusesIn = map[string]bool{"checked in": true, "enregistre": true, "composte": true, "ingecheckt": true, "eingecheckt": true}

// statusIn reads what one column of a row says of its status.
func statusIn(use Use, cell string, told map[string]checkin.Status) (status checkin.Status, known bool) {
	switch use {
	case UseApproval:
		if status, known = statusOf(cell, told); status == checkin.StatusInvited {
			return checkin.StatusUnpaid, true // invited, but the host decides who comes
		}
		return status, known
	case UsePaid:
		if answerOf(cell) == answerNo && !strings.Contains(checkin.Fold(cell), " ") {
			return checkin.StatusUnpaid, true
		}
		return statusOf(cell, told)
	case UseDisabled:
		switch answerOf(cell) {
		case answerNone, answerNo:
			return "", true
		}
		return checkin.StatusCancelled, true
	case UseAttending:
		switch answerOf(cell) {
		case answerYes:
			return checkin.StatusValid, true
		case answerNo:
			return checkin.StatusCancelled, true
		}
		return statusOf(cell, told)
	case UsePresence:
		if answerOf(cell) == answerNo {
			return checkin.StatusCancelled, true
		}
		return "", true
	case UseSubmitted:
		if !isFilled(cell) {
			return checkin.StatusBlocked, true
		}
		return "", true
	case UseDraft:
		if answer := answerOf(cell); answer == answerNone || answer == answerNo {
			return "", true
		}
		return checkin.StatusBlocked, true
	case UseNote:
		return statusInText(cell), true
	}
	return statusOf(cell, told)
}
