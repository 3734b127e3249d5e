package table

import "opale/checkin"

// journalWords are the words of the journal's table.
type journalWords struct {
	title                                                                      string
	entry, time, tick, what, subject, session, desk, who, says, personal, hash string
	kinds                                                                      map[checkin.Kind]string
}

func (j *Journal) words() *journalWords {
	if j.Language == English {
		return &englishJournal
	}
	return &frenchJournal
}

// kind says a kind of entry; one that a later version wrote, by its name.
func (w *journalWords) kind(k checkin.Kind) string {
	if said, ok := w.kinds[k]; ok {
		return said
	}
	return string(k)
}

var frenchJournal = journalWords{
	title: "Journal",
	entry: "Écriture", time: "Heure", tick: "Ordre", what: "Quoi", subject: "Inscription", session: "Séance", desk: "Poste", who: "Qui",
	says: "Contenu", personal: "Données personnelles", hash: "Empreinte de la chaîne",
	kinds: map[checkin.Kind]string{
		checkin.KindDeskOpened: "poste ouvert", checkin.KindRegistered: "inscription", checkin.KindAmended: "correction", checkin.KindWithdrawn: "n'est plus dans la liste",
		checkin.KindArrived: "arrivée", checkin.KindLeft: "départ", checkin.KindUndone: "arrivée retirée", checkin.KindAnswered: "réponse au recensement",
		checkin.KindNoted: "note", checkin.KindDecided: "vérification faite", checkin.KindJoined: "deux inscriptions réunies", checkin.KindImported: "liste lue",
		checkin.KindVouched: "poste admis", checkin.KindRevoked: "poste exclu", checkin.KindErased: "données effacées", checkin.KindPurged: "événement purgé",
		checkin.KindEventDefined: "événement défini", checkin.KindKnown: "sociétés connues", checkin.KindReturned: "ordinateur rendu",
	},
}

var englishJournal = journalWords{
	title: "Journal",
	entry: "Entry", time: "Time", tick: "Order", what: "What", subject: "Registration", session: "Session", desk: "Desk", who: "Who",
	says: "Content", personal: "Personal data", hash: "Chain hash",
	kinds: map[checkin.Kind]string{
		checkin.KindDeskOpened: "desk opened", checkin.KindRegistered: "registered", checkin.KindAmended: "corrected", checkin.KindWithdrawn: "no longer on the list",
		checkin.KindArrived: "arrival", checkin.KindLeft: "departure", checkin.KindUndone: "arrival taken back", checkin.KindAnswered: "census answer",
		checkin.KindNoted: "note", checkin.KindDecided: "looked at", checkin.KindJoined: "two registrations joined", checkin.KindImported: "list read",
		checkin.KindVouched: "desk vouched for", checkin.KindRevoked: "desk shut out", checkin.KindErased: "data erased", checkin.KindPurged: "event purged",
		checkin.KindEventDefined: "event defined", checkin.KindKnown: "known companies", checkin.KindReturned: "laptop given back",
	},
}

// KindName says a kind of entry in a language.
func KindName(l Language, k checkin.Kind) string { return (&Journal{Language: l}).words().kind(k) }
