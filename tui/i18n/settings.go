package i18n

// Settings is what can be chosen for a laptop.
type Settings struct {
	Title     string
	Aside     string
	Look      string
	Looks     [4]string // automatic, light, dark, high contrast
	Size      string
	Sizes     [2]string // normal, large
	Language  string
	Bell      string
	BellTry   string // a note: what Enter does
	Census    string
	Question  string // the same, where room is short
	Lock      string
	Never     string
	Minutes   string // in a choice
	Motion    string
	Mouse     string
	MouseFor  string // a note
	OnOff     [2]string
	PIN       string
	Coord     string
	NoPIN     string // in the empty field
	NoCoord   string // the same, for the coordinator's
	HasPIN    string
	PINNote   string
	CoordFor  string
	Trial     string // the last lines
	PrepareGo string
	Prepare   string
	HandBack  string

	TrialShort, PrepareShort, HandBackShort string // the same, where there is little room

	Kept    string // a PIN is set
	Removed string
	Remove  string // Enter on an empty field: once more removes it
	Short   string
	Failed  string
	Change  string
	Move    string
	Onward  string // the next page: what is done from here, not set
	Back    string
	Try     string
	Keep    string
	Open    string
}

var frenchSettings = Settings{
	Title:    "Réglages",
	Aside:    "pour cet ordinateur seulement",
	Look:     "Apparence",
	Looks:    [4]string{"automatique", "claire", "sombre", "contrastée"},
	Size:     "Taille",
	Sizes:    [2]string{"normale", "gros caractères"},
	Language: "Langue",
	Bell:     "Son",
	BellTry:  "Entrée : l'écouter",
	Census:   "«" + hard + "Comment vendez-vous" + thin + "?" + hard + "»",
	Question: "La question",
	Lock:     "Se verrouille",
	Never:    "jamais",
	Minutes:  "%d min",
	Motion:   "Mouvements",
	Mouse:    "Souris",
	MouseFor: "non" + hard + ": elle copie du texte, comme ailleurs",
	OnOff:    [2]string{"oui", "non"},
	PIN:      "Code du poste",
	Coord:    "Code coordination",
	NoPIN:    "aucun : Entrée rouvre le poste",
	NoCoord:  "aucun",
	HasPIN:   "posé" + thin + "; un autre le remplace",
	PINNote:  "4 à 8 chiffres, sans Maj, puis Entrée",
	CoordFor: "pour effacer, ou quitter en libre accès",
	Trial:    "Essayer le lecteur, les touches, le son, les couleurs",
	Prepare:  "Préparer l'événement : liste, clés de départ, papier", PrepareGo: "ouvrir",
	HandBack:   "Rendre cet ordinateur, une fois l'événement fini",
	Kept:       "Le code est posé.",
	Removed:    "Le code est enlevé.",
	Remove:     "Encore Entrée pour enlever le code.",
	Short:      "Il faut 4 à 8 chiffres.",
	Failed:     "Le réglage n'a pas pu être gardé.",
	Change:     "changer",
	Move:       "ligne",
	Onward:     "préparer, rendre",
	TrialShort: "Essayer lecteur, touches, son", PrepareShort: "Préparer l'événement", HandBackShort: "Rendre cet ordinateur",
	Back: "revenir à l'accueil",
	Try:  "écouter le son",
	Keep: "garder ce code",
	Open: "essayer",
}

var englishSettings = Settings{
	Title:    "Settings",
	Aside:    "for this computer only",
	Look:     "Appearance",
	Looks:    [4]string{"automatic", "light", "dark", "high contrast"},
	Size:     "Size",
	Sizes:    [2]string{"normal", "large"},
	Language: "Language",
	Bell:     "Sound",
	BellTry:  "Enter: hear it",
	Census:   "“How do you sell?”",
	Question: "The question",
	Lock:     "Locks by itself",
	Never:    "never",
	Minutes:  "%d min",
	Motion:   "Motion on screen",
	Mouse:    "Mouse",
	MouseFor: "no: it copies text, as elsewhere",
	OnOff:    [2]string{"yes", "no"},
	PIN:      "The desk's PIN",
	Coord:    "Coordinator's PIN",
	NoPIN:    "none: Enter opens the desk",
	NoCoord:  "none",
	HasPIN:   "set; another one replaces it",
	PINNote:  "4 to 8 digits, then Enter",
	CoordFor: "to erase somebody, or leave a desk open to all",
	Trial:    "Try the scanner, the keys, the sound, the colours",
	Prepare:  "Prepare the event: list, starter sticks, paper", PrepareGo: "open",
	HandBack:   "Give this laptop back, once the event is over",
	Kept:       "The PIN is set.",
	Removed:    "The PIN is removed.",
	Remove:     "Enter once more removes the PIN.",
	Short:      "It takes 4 to 8 digits.",
	Failed:     "The setting could not be kept.",
	Change:     "change",
	Move:       "line",
	Onward:     "prepare, give back",
	TrialShort: "Try scanner, keys, sound, colours", PrepareShort: "Prepare the event", HandBackShort: "Give this laptop back",
	Back: "back to the desk",
	Try:  "hear the sound",
	Keep: "keep this PIN",
	Open: "try",
}
