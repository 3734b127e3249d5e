package i18n

import (
	"time"

	"opale/checkin/training"
)

// Training is what a visitor of the training says, and what is said of how they
// were received.
type Training struct {
	Visitor string                   // which, of how many
	Begin   string                   // before the first
	Says    map[training.Case]string // name as it is heard, place or company
	Hint    map[training.Case]string // town, place or company
	Right   map[training.Case]string // name
	Slips   map[training.Slip]string // name
	Left    Plural                   // of a group, who are not in yet
	Done    string                   // how many, of how many, how long; how many gestures were right at once, of how many
	First   string                   // where all were
	Review  string                   // what went wrong first
	Names   map[training.Case]string // in that sentence
	Leave   string
	Trouble string
	Seconds string
	Minutes Plural
}

var frenchTraining = Training{
	Visitor: "Visiteur %s sur %s",
	Begin:   "Dix visiteurs inventés, l'un après l'autre. Rien n'est réel, rien ne compte.",
	Says: map[training.Case]string{
		training.Known:       "«\u00a0Bonjour. %s.\u00a0»",
		training.Misheard:    "«\u00a0Bonjour. %s.\u00a0»",
		training.Spelt:       "«\u00a0%s. L, E, F, E, B, V, R, E.\u00a0»",
		training.UnknownCode: "le lecteur lit un billet. «\u00a0%s.\u00a0»",
		training.Twins:       "«\u00a0%s. Je viens de %s.\u00a0»",
		training.Bare:        "«\u00a0%s. Non, sans société.\u00a0»",
		training.AlreadyIn:   "«\u00a0%s. Je suis déjà passée.\u00a0»",
		training.OtherVenue:  "«\u00a0%s. C'est bien ici\u202f?\u00a0»",
		training.Regret:      "«\u00a0Je me suis trompé, je repars.\u00a0»",
		training.OtherDay:    "«\u00a0%s. Je peux venir aujourd'hui\u202f?\u00a0»",
		training.Unpaid:      "«\u00a0%s. C'est réglé, voici le reçu.\u00a0»",
		training.Cancelled:   "«\u00a0%s. Finalement, je viens.\u00a0»",
		training.Scan:        "son billet passe devant le lecteur.",
		training.Group:       "«\u00a0%s, nous sommes trois.\u00a0»",
	},
	Hint: map[training.Case]string{
		training.Known:       "Tapez quelques lettres du nom, puis Entrée.",
		training.Misheard:    "Tapez ce que vous entendez\u00a0: Entrée montre la personne, Entrée la note.",
		training.Spelt:       "Deux noms sonnent pareil\u00a0: tapez celui qui est épelé, puis Entrée.",
		training.UnknownCode: "Code inconnu\u00a0: Échap, puis le nom. Si le poste demande, Entrée encore.",
		training.Twins:       "Deux personnes ont ce nom\u00a0: ↓ ↑ choisit celle de %s, puis Entrée.",
		training.Bare:        "Rien ne les distingue\u00a0: notez l'une des deux, ↓ puis Entrée.",
		training.AlreadyIn:   "Entrée\u00a0: le poste dit depuis quand. Puis Échap, Échap\u00a0: rien à noter.",
		training.OtherVenue:  "Inscription à %s. D'accord pour ici\u00a0: ↓, puis Entrée.",
		training.Regret:      "Ctrl+Z nomme la dernière arrivée, Entrée la retire. Rien ne s'efface.",
		training.OtherDay:    "L'inscription est pour un autre jour. Il y a de la place\u00a0: ↓, puis Entrée.",
		training.Unpaid:      "À régler\u00a0: ↓ choisit la raison, Entrée note l'arrivée.",
		training.Cancelled:   "Annulée\u00a0: ↓ choisit une nouvelle personne, Entrée. Puis Tab, et Entrée.",
		training.Scan:        "Rien à taper\u00a0: le billet suffit.",
		training.Group:       "Ctrl+O montre les autres de la société, Entrée les note ensemble.",
	},
	Right: map[training.Case]string{
		training.Known:       "C'est cela\u00a0: l'arrivée de %s est notée.",
		training.Misheard:    "C'est cela\u00a0: %s, malgré l'orthographe.",
		training.Spelt:       "C'est cela\u00a0: %s, et non l'autre nom.",
		training.UnknownCode: "C'est cela\u00a0: %s avait une place, le billet seul n'allait pas.",
		training.Twins:       "C'est cela\u00a0: la bonne %s.",
		training.Bare:        "C'est noté. La veille, la liste des noms pièges évite ce cas.",
		training.AlreadyIn:   "C'est cela\u00a0: rien à noter, la personne passe.",
		training.OtherVenue:  "C'est cela\u00a0: %s compte ici.",
		training.Regret:      "C'est cela\u00a0: l'arrivée est retirée, l'historique la garde.",
		training.OtherDay:    "C'est cela\u00a0: %s compte aujourd'hui.",
		training.Unpaid:      "C'est cela\u00a0: la raison est gardée avec l'arrivée.",
		training.Cancelled:   "C'est cela\u00a0: une personne de plus, sans inscription.",
		training.Scan:        "C'est cela\u00a0: l'arrivée de %s s'est notée toute seule.",
		training.Group:       "C'est cela\u00a0: tout le groupe en un geste.",
	},
	Slips: map[training.Slip]string{
		training.SlipOther:    "Ce n'était pas %s\u00a0: Ctrl+Z retire cette arrivée.",
		training.SlipAgain:    "Déjà là\u00a0: %s. Ctrl+Z retire cette deuxième arrivée.",
		training.SlipNew:      "%s est sur la liste\u00a0: Ctrl+Z, puis cherchez le nom.",
		training.SlipTookBack: "L'arrivée de %s était juste\u00a0: notez-la de nouveau.",
	},
	Left:    Plural{"Encore %s personne du groupe.", "Encore %s personnes du groupe."},
	Done:    "%s visiteurs sur %s, en %s. Du premier coup\u00a0: %s sur %s.",
	First:   "Vous savez accueillir.",
	Review:  "À revoir\u00a0: %s.",
	Leave:   "Ctrl+X quitte l'entraînement\u202f; ou continuez, rien n'est réel.",
	Trouble: "L'entraînement ne lit plus son fichier. Quittez, et recommencez.",
	Seconds: "moins d'une minute", Minutes: Plural{"%s minute", "%s minutes"},
	Names: map[training.Case]string{
		training.Known: "le nom tapé", training.Misheard: "le nom mal entendu", training.Spelt: "les noms qui sonnent pareil", training.UnknownCode: "le code inconnu",
		training.Twins: "les homonymes", training.Bare: "les homonymes", training.AlreadyIn: "déjà là", training.OtherVenue: "l'autre site", training.Regret: "l'arrivée retirée",
		training.OtherDay: "l'autre jour", training.Unpaid: "à régler", training.Cancelled: "l'annulation", training.Scan: "le billet", training.Group: "le groupe",
	},
}

var englishTraining = Training{
	Visitor: "Visitor %s of %s",
	Begin:   "Ten invented visitors, one after another. Nothing is real, nothing counts.",
	Says: map[training.Case]string{
		training.Known:       "“Good morning. %s.”",
		training.Misheard:    "“Good morning. %s.”",
		training.Spelt:       "“%s. L, E, F, E, B, V, R, E.”",
		training.UnknownCode: "the scanner reads a ticket. “%s.”",
		training.Twins:       "“%s. I come from %s.”",
		training.Bare:        "“%s. No, no company.”",
		training.AlreadyIn:   "“%s. I was here before.”",
		training.OtherVenue:  "“%s. Is it here?”",
		training.Regret:      "“I was wrong, I am leaving again.”",
		training.OtherDay:    "“%s. May I come today?”",
		training.Unpaid:      "“%s. I have paid, here is the receipt.”",
		training.Cancelled:   "“%s. I am coming after all.”",
		training.Scan:        "the ticket is held to the scanner.",
		training.Group:       "“%s, there are three of us.”",
	},
	Hint: map[training.Case]string{
		training.Known:       "Type a few letters of the name, then Enter.",
		training.Misheard:    "Type what you hear: Enter shows the person, Enter notes the arrival.",
		training.Spelt:       "Two names sound the same: type the one that is spelt out, then Enter.",
		training.UnknownCode: "Unknown code: Esc, then the name. Where the desk asks, Enter again.",
		training.Twins:       "Two people have this name: ↓ ↑ chooses the one from %s, then Enter.",
		training.Bare:        "Nothing tells them apart: note one of the two, ↓ then Enter.",
		training.AlreadyIn:   "Enter: the desk says since when. Then Esc, Esc: there is nothing to note.",
		training.OtherVenue:  "Registered at %s. Agreed for here: ↓, then Enter.",
		training.Regret:      "Ctrl+Z names the last arrival, Enter takes it back. Nothing is erased.",
		training.OtherDay:    "The registration is for another day. There is room: ↓, then Enter.",
		training.Unpaid:      "To be paid: ↓ chooses the reason, Enter notes the arrival.",
		training.Cancelled:   "Cancelled: ↓ chooses a new person, Enter. Then Tab, and Enter.",
		training.Scan:        "Nothing to type: the ticket is enough.",
		training.Group:       "Ctrl+O shows the others of the company, Enter notes them together.",
	},
	Right: map[training.Case]string{
		training.Known:       "That is it: the arrival of %s is noted.",
		training.Misheard:    "That is it: %s, whatever the spelling.",
		training.Spelt:       "That is it: %s, and not the other name.",
		training.UnknownCode: "That is it: %s had a place, only the ticket was wrong.",
		training.Twins:       "That is it: the right %s.",
		training.Bare:        "Noted. The evening before, the list of tricky names avoids this.",
		training.AlreadyIn:   "That is it: nothing to note, they go in.",
		training.OtherVenue:  "That is it: %s counts here.",
		training.Regret:      "That is it: the arrival is taken back, and kept in the history.",
		training.OtherDay:    "That is it: %s counts today.",
		training.Unpaid:      "That is it: the reason is kept with the arrival.",
		training.Cancelled:   "That is it: one person more, without a registration.",
		training.Scan:        "That is it: the arrival of %s noted itself.",
		training.Group:       "That is it: the whole group at once.",
	},
	Slips: map[training.Slip]string{
		training.SlipOther:    "That was not %s: Ctrl+Z takes the arrival back.",
		training.SlipAgain:    "%s was in already. Ctrl+Z takes the second arrival back.",
		training.SlipNew:      "%s is on the list: Ctrl+Z, then search the name.",
		training.SlipTookBack: "The arrival of %s was right: note it again.",
	},
	Left:    Plural{"%s person of the group is left.", "%s people of the group are left."},
	Done:    "%s visitors of %s, in %s. Right at once: %s of %s.",
	First:   "You know how to receive people.",
	Review:  "To be looked at again: %s.",
	Leave:   "Ctrl+X leaves the training; or go on, nothing is real.",
	Trouble: "The training cannot read its file any more. Leave, and begin again.",
	Seconds: "less than a minute", Minutes: Plural{"%s minute", "%s minutes"},
	Names: map[training.Case]string{
		training.Known: "the typed name", training.Misheard: "the misheard name", training.Spelt: "names that sound alike", training.UnknownCode: "the unknown code",
		training.Twins: "homonyms", training.Bare: "homonyms", training.AlreadyIn: "already in", training.OtherVenue: "the other venue", training.Regret: "taking back",
		training.OtherDay: "the other day", training.Unpaid: "payment due", training.Cancelled: "the cancellation", training.Scan: "the ticket", training.Group: "the group",
	},
}

// Took says how long a training took.
func (w *Words) Took(d time.Duration) string {
	if d < time.Minute {
		return w.Training.Seconds
	}
	return w.Count(w.Training.Minutes, int(d.Round(time.Minute)/time.Minute))
}
