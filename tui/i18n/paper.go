package i18n

import "opale/checkin"

// Paper is what the screen says of the printable list, for the moment when no
// screen works.
type Paper struct {
	Title  string                  // in the help
	Waits  string                  // it is not written yet: folder
	Kept   string                  // when, file
	Opens  string                  // the words
	Faults map[checkin.Code]string // on the status line
	Short  string                  // in their place, where there is no room
	Since  string                  // behind them: when the last one was written
}

var frenchPaper = Paper{
	Title: "La liste papier, si l'écran s'éteint",
	Waits: "elle s'écrira dans %s",
	Kept:  "à jour à %s : %s",
	Opens: "ces mots l'ouvrent, sur tout ordinateur : %s",
	Faults: map[checkin.Code]string{
		checkin.CodeMissing:  "liste papier : la clé n'est plus là",
		checkin.CodeDiskFull: "liste papier : la clé est pleine",
		checkin.CodeReadOnly: "liste papier : la clé est protégée",
		checkin.CodeDamaged:  "liste papier : la clé se lit mal",
		checkin.CodeInternal: "liste papier : elle ne s'écrit pas",
	},
	Short: "liste papier",
	Since: ", la dernière est de %s",
}

var englishPaper = Paper{
	Title: "The paper list, should the screen go dark",
	Waits: "it will be written in %s",
	Kept:  "up to date at %s: %s",
	Opens: "these words open it, on any computer: %s",
	Faults: map[checkin.Code]string{
		checkin.CodeMissing:  "paper list: the stick is gone",
		checkin.CodeDiskFull: "paper list: the stick is full",
		checkin.CodeReadOnly: "paper list: the stick is protected",
		checkin.CodeDamaged:  "paper list: the stick reads badly",
		checkin.CodeInternal: "paper list: it cannot be written",
	},
	Short: "paper list",
	Since: ", the last one is of %s",
}
