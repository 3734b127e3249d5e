package i18n

import "opale/checkin"

// Sentence is a failure in the person's words: what happened, whether the data
// is safe, what to press.
type Sentence struct{ What, Safe, Press string }

// Trouble is every failure that the program foresees.
type Trouble struct {
	Internal, Held, Busy, DiskFull, ReadOnly, NotDatabase, Damaged, Newer Sentence
	Network, Missing, Rehearsal, NotFound, Ambiguous, Already, Invalid    Sentence
	Locked, Foreign                                                       Sentence
	Link                                                                  linkTrouble
	Shortfall                                                             shortfall
}

// Explain says a failure in the person's language. It is the one place where
// an error becomes words.
func (w *Words) Explain(err error) Sentence {
	t := &w.Trouble
	switch checkin.ErrorCode(err) {
	case checkin.CodeHeld:
		return t.Held
	case checkin.CodeBusy:
		return t.Busy
	case checkin.CodeDiskFull:
		return t.DiskFull
	case checkin.CodeReadOnly:
		return t.ReadOnly
	case checkin.CodeNotDatabase:
		return t.NotDatabase
	case checkin.CodeDamaged:
		return t.Damaged
	case checkin.CodeNewer:
		return t.Newer
	case checkin.CodeNetwork:
		return t.Network
	case checkin.CodeMissing, checkin.CodeLost:
		return t.Missing
	case checkin.CodeIncomplete:
		return w.explainShortfall(err)
	case checkin.CodeRehearsal:
		return t.Rehearsal
	case checkin.CodeNotFound:
		return t.NotFound
	case checkin.CodeAmbiguous:
		return t.Ambiguous
	case checkin.CodeAlready:
		return t.Already
	case checkin.CodeLocked:
		return t.Locked
	case checkin.CodeForeign:
		return t.Foreign
	case checkin.CodeInvalid:
		return t.Invalid
	}
	if said, ok := t.Link.explain(checkin.ErrorCode(err)); ok {
		return said
	}
	return t.Internal
}

const (
	safeFR = "Tout ce qui a été affiché en vert est gardé."
	safeEN = "Everything that was shown in green is kept."
	onceFR = "Échap, puis essayez encore une fois."
	onceEN = "Press Esc, then try once more."
	callFR = "Échap, et prévenez la coordination."
	callEN = "Press Esc, and tell the coordinator."
)

var frenchTrouble = Trouble{
	Internal:    Sentence{"L'ordinateur n'a pas pu le noter.", safeFR, onceFR},
	Held:        Sentence{"OPALE est déjà ouvert sur cet ordinateur.", safeFR, "Revenez à l'autre fenêtre."},
	Busy:        Sentence{"L'ordinateur est occupé, rien n'a été noté.", safeFR, onceFR},
	DiskFull:    Sentence{"Le disque est plein, rien n'a été noté.", safeFR, "Faites de la place, puis essayez encore une fois."},
	ReadOnly:    Sentence{"L'ordinateur ne permet plus d'écrire, rien n'a été noté.", safeFR, callFR},
	NotDatabase: Sentence{"Le fichier n'est pas celui d'OPALE.", "Rien n'a été changé.", callFR},
	Damaged:     Sentence{"Le fichier est abîmé.", "Les copies déjà faites restent intactes.", callFR},
	Newer:       Sentence{"Le fichier vient d'une version plus récente d'OPALE.", "Rien n'a été changé.", "Ouvrez-le avec cette version."},
	Network:     Sentence{"Le fichier est dans un dossier partagé.", "Rien n'a été changé.", "Placez-le sur cet ordinateur."},
	Missing:     Sentence{"Le fichier n'est plus là.", "Si une clé de secours était branchée, elle garde une copie.", callFR},
	Rehearsal:   Sentence{"Ceci est une répétition : les noms inventés restent à part.", "Rien n'a été mélangé.", "Échap pour revenir."},
	NotFound:    Sentence{"Cette inscription n'est plus dans la liste.", safeFR, "Échap, puis cherchez le nom."},
	Ambiguous:   Sentence{"Plusieurs inscriptions commencent ainsi.", "Rien n'a été noté.", "Échap, puis cherchez le nom."},
	Already:     Sentence{"C'était déjà fait, sans doute à un autre poste.", "Rien n'a été noté deux fois.", "Échap pour revenir."},
	Locked:      Sentence{"Le fichier est scellé, et cet ordinateur n'a pas ce qui l'ouvre.", "Rien n'a été changé.", "Échap, et demandez la phrase de passe à la coordination."},
	Foreign:     Sentence{"Le fichier est d'un autre événement.", "Rien n'a été mélangé.", "Échap, et prenez le bon fichier."},
	Invalid:     Sentence{"Il manque quelque chose : un nom, par exemple.", "Rien n'a été noté.", "Échap, puis complétez."},
	Link:        frenchLink,
	Shortfall:   frenchShortfall,
}

var englishTrouble = Trouble{
	Internal:    Sentence{"The computer could not note it.", safeEN, onceEN},
	Held:        Sentence{"OPALE is already open on this computer.", safeEN, "Go back to the other window."},
	Busy:        Sentence{"The computer is busy, nothing was noted.", safeEN, onceEN},
	DiskFull:    Sentence{"The disk is full, nothing was noted.", safeEN, "Make some room, then try once more."},
	ReadOnly:    Sentence{"The computer no longer lets OPALE write, nothing was noted.", safeEN, callEN},
	NotDatabase: Sentence{"The file is not one of OPALE's.", "Nothing was changed.", callEN},
	Damaged:     Sentence{"The file is damaged.", "The copies made before are untouched.", callEN},
	Newer:       Sentence{"The file comes from a newer version of OPALE.", "Nothing was changed.", "Open it with that version."},
	Network:     Sentence{"The file is in a shared folder.", "Nothing was changed.", "Put it on this computer."},
	Missing:     Sentence{"The file is no longer there.", "If a safety stick was plugged in, it keeps a copy.", callEN},
	Rehearsal:   Sentence{"This is a rehearsal: invented names are kept apart.", "Nothing was mixed.", "Press Esc to go back."},
	NotFound:    Sentence{"That registration is no longer on the list.", safeEN, "Press Esc, then search for the name."},
	Ambiguous:   Sentence{"Several registrations begin like this.", "Nothing was noted.", "Press Esc, then search for the name."},
	Already:     Sentence{"It was done already, probably at another desk.", "Nothing was noted twice.", "Press Esc to go back."},
	Locked:      Sentence{"The file is sealed, and this computer lacks what opens it.", "Nothing was changed.", "Press Esc, and ask the coordinator for the passphrase."},
	Foreign:     Sentence{"The file is of another event.", "Nothing was mixed.", "Press Esc, and take the right file."},
	Invalid:     Sentence{"Something is missing: a name, perhaps.", "Nothing was noted.", "Press Esc, then complete it."},
	Link:        englishLink,
	Shortfall:   englishShortfall,
}
