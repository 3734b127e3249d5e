package i18n

// Keys is what the keys of a keyboard are called. In ASCII the arrows are
// said in words.
type Keys struct {
	Enter, Escape, Tab                  string
	Up, Down, Left, Right               string
	PageUp, PageDown                    string
	UpWord, DownWord, LeftWord, RightWd string
	Ctrl                                string // before a letter: "Ctrl+"
}

var frenchKeys = Keys{
	Enter: "Entrée", Escape: "Échap", Tab: "Tab",
	Up: "↑", Down: "↓", Left: "←", Right: "→",
	PageUp: "Page préc.", PageDown: "Page suiv.",
	UpWord: "Haut", DownWord: "Bas", LeftWord: "Gauche", RightWd: "Droite",
	Ctrl: "Ctrl+",
}

var englishKeys = Keys{
	Enter: "Enter", Escape: "Esc", Tab: "Tab",
	Up: "↑", Down: "↓", Left: "←", Right: "→",
	PageUp: "Page up", PageDown: "Page down",
	UpWord: "Up", DownWord: "Down", LeftWord: "Left", RightWd: "Right",
	Ctrl: "Ctrl+",
}

// ASCII gives the same words for a console whose font lacks the arrows.
func (w *Words) ASCII() *Words {
	plain := *w
	k := &plain.Keys
	k.Up, k.Down, k.Left, k.Right = k.UpWord, k.DownWord, k.LeftWord, k.RightWd
	return &plain
}

// Actions is what the keys do, as the help and the action bar say it.
type Actions struct {
	Confirm, Cancel, Previous, Next, Less, More, PageUp, PageDown, Bar string

	NewPerson, Page, Undo, Session, Language, Help, Quit string
	Exchange, Conflicts, Desks, Hub, List                string
	Operator, Lock, Settings                             string
	Group, Count, Aside, Others, Figures                 string

	UndoShort, ExchangeShort, OperatorShort, CountShort string // in the action bar, where there is little room
}

var frenchActions = Actions{
	Confirm: "noter l'arrivée, valider un choix", Cancel: "effacer la recherche, revenir",
	Previous: "la personne au-dessus", Next: "la personne au-dessous",
	Less: "le choix à gauche", More: "le choix à droite",
	PageUp: "une page plus haut", PageDown: "une page plus bas",
	Bar:       "les autres actions",
	NewPerson: "Nouvelle personne", Page: "Fiche", Undo: "Retirer une arrivée", Session: "Séance",
	Exchange: "Échange par clé", Conflicts: "À vérifier", Desks: "Postes", Hub: "Relais", List: "Liste",
	Group: "Groupe", Count: "Compter sans nom", Aside: "De côté", Others: "Autres…", Figures: "Chiffres", CountShort: "Sans nom",
	Operator: "Changer de prénom", Lock: "Verrouiller", Settings: "Réglages",
	UndoShort: "Retirer", OperatorShort: "Prénom", ExchangeShort: "Échange", Language: "English", Help: "Aide", Quit: "Quitter",
}

var englishActions = Actions{
	Confirm: "note the arrival, confirm a choice", Cancel: "clear the search, go back",
	Previous: "the person above", Next: "the person below",
	Less: "the choice to the left", More: "the choice to the right",
	PageUp: "one page up", PageDown: "one page down",
	Bar:       "other actions",
	NewPerson: "New person", Page: "Page", Undo: "Take back an arrival", Session: "Session",
	Exchange: "Exchange by stick", Conflicts: "To look into", Desks: "Desks", Hub: "Hub", List: "List",
	Group: "Group", Count: "Count without a name", Aside: "Aside", Others: "More…", Figures: "Figures", CountShort: "Nameless",
	Operator: "Change first name", Lock: "Lock", Settings: "Settings",
	UndoShort: "Take back", OperatorShort: "First name", ExchangeShort: "Exchange", Language: "Français", Help: "Help", Quit: "Quit",
}
