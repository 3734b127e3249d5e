package wording

import "opale/tui/i18n"

// pageWords is what the command line says of the pages that are printed. The
// pages themselves speak in checkin/paper.
type pageWords struct {
	Report, Sheet, Certificate, Fallback Help
	Group                                string // title in the help
	File                                 string // the value of -o

	FlagVenue, FlagSplit, FlagAsTyped                     string
	FlagOrganiser, FlagPlace, FlagSpeaker                 string
	FlagSignatory, FlagCity, FlagAll                      string
	FlagUnlocked, FlagPaper                               string
	NotParts                                              string // what stands there
	NobodyCame                                            string
	NotThere                                              string // name
	Certificates                                          i18n.Plural
	Unlocked, OpensWith, OpensByPassphrase                string // the words
	Opens                                                 string // the words
	WithoutLock                                           string
	FlagReportFormat                                      string
	Reported                                              string // file
	ListName, SheetName, MemoName, TrickyName, FolderName string // begin a file's, and are the folder of all
}
