package i18n

// TakeDown is the form for what another desk reads out over the telephone.
type TakeDown struct {
	Title    string
	Who      string
	OfVenue  string // desk, venue
	Other    string // venue
	Desk     string
	DeskHint string
	Four     [4]string // as they are read out
	Word     string
	WordHint string
	Right    string
	Wrong    string
	Missing  string
	Do       string
	Keeping  string
	Next     string
	Move     string
	Choose   string
	Back     string
}

var frenchTakeDown = TakeDown{
	Title:   "Noter des chiffres dits par téléphone",
	Who:     "Qui appelle",
	OfVenue: "%s, %s", Other: "%s, un autre poste",
	Desk: "Nom du poste", DeskHint: "comme en haut de son écran",
	Four: [4]string{"Personnes venues", "Pas reparties", "Sans inscription", "dont sans nom"},
	Word: "Mot de contrôle", WordHint: "demandez-le",
	Right:   "c'est bien le mot de ces chiffres",
	Wrong:   "ce n'est pas le mot de ces chiffres" + hard + ": relisez-les ensemble, et le nom du poste",
	Missing: "il manque encore quelque chose",
	Do:      "noter ces chiffres",
	Keeping: "je note…",
	Next:    "ligne suivante",
	Move:    "autre ligne",
	Choose:  "choisir le poste",
	Back:    "revenir sans noter",
}

var englishTakeDown = TakeDown{
	Title:   "Take down figures said by telephone",
	Who:     "Who is calling",
	OfVenue: "%s, %s", Other: "%s, another desk",
	Desk: "Desk's name", DeskHint: "as at the top of its screen",
	Four: [4]string{"People who came", "Not seen leaving", "Not registered", "without a name"},
	Word: "Check word", WordHint: "ask for it",
	Right:   "it is the word of these figures",
	Wrong:   "it is not the word of these figures: read them again together, and the desk's name",
	Missing: "something is still missing",
	Do:      "take these figures down",
	Keeping: "taking down…",
	Next:    "next line",
	Move:    "another line",
	Choose:  "choose the desk",
	Back:    "go back, taking nothing down",
}
