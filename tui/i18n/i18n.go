// Package i18n is every word of the screen, French first, English complete: a
// struct of strings for each part of the program, so that a missing sentence
// does not compile or fails a test, and the way each language writes numbers,
// hours, dates and names.
//
// To add words for a screen: a file named for it with a struct, its French and
// its English value; a field in [Words]; a line in french and in english.
package i18n

import "fmt"

// Lang is a language of the screen.
type Lang string

// The languages.
const (
	French  Lang = "fr"
	English Lang = "en"
)

// Other is the language that the language key changes to.
func (l Lang) Other() Lang {
	if l == French {
		return English
	}
	return French
}

// Words is everything the program says in one language.
type Words struct {
	Lang      Lang
	Other     string // the other language, in its own words
	Numbers   Numbers
	Keys      Keys
	Actions   Actions
	Head      Head
	Desk      Desk
	Door      Door
	Undo      Undo
	Quit      Quit
	Trouble   Trouble
	Setup     Setup
	Person    Person
	History   History
	Facts     Facts
	WalkIn    WalkIn
	Group     Group
	Counting  Counting
	Aside     Aside
	Survey    Survey
	Sessions  Sessions
	Guide     Guide
	Exchange  Exchange
	Conflicts Conflicts
	Desks     Desks
	Hub       Hub
	Excluded  Excluded
	Paper     Paper
	Roster    Roster
	Preview   Preview
	Listing   Listing
	Lock      Lock
	Operator  Operator
	Settings  Settings
	Trial     Trial
	Prepare   Prepare
	HandBack  HandBack
	Start     Start
	Opening   Opening
	Figures   Figures
	TakeDown  TakeDown
	Herald    Herald
	Plain     Plain
	Training  Training
}

// For gives the words of a language; French for one that is not known.
func For(l Lang) *Words {
	if l == English {
		return &english
	}
	return &french
}

var french = Words{
	Lang: French, Other: "English",
	Numbers: frenchNumbers, Keys: frenchKeys, Actions: frenchActions,
	Head: frenchHead, Desk: frenchDesk, Door: frenchDoor,
	Undo: frenchUndo, Quit: frenchQuit, Trouble: frenchTrouble,
	Setup: frenchSetup, Person: frenchPerson, History: frenchHistory, Facts: frenchFacts,
	WalkIn: frenchWalkIn, Group: frenchGroup, Counting: frenchCounting, Aside: frenchAside, Survey: frenchSurvey, Sessions: frenchSessions, Guide: frenchGuide,
	Exchange: frenchExchange, Conflicts: frenchConflicts, Desks: frenchDesks, Hub: frenchHub, Excluded: frenchExcluded, Paper: frenchPaper,
	Roster: frenchRoster, Preview: frenchPreview, Listing: frenchListing,
	Lock: frenchLock, Operator: frenchOperator, Settings: frenchSettings, Trial: frenchTrial, Prepare: frenchPrepare, HandBack: frenchHandBack, Start: frenchStart, Opening: frenchOpening,
	Figures: frenchFigures, TakeDown: frenchTakeDown, Herald: frenchHerald,
	Plain: frenchPlain, Training: frenchTraining,
}

var english = Words{
	Lang: English, Other: "Français",
	Numbers: englishNumbers, Keys: englishKeys, Actions: englishActions,
	Head: englishHead, Desk: englishDesk, Door: englishDoor,
	Undo: englishUndo, Quit: englishQuit, Trouble: englishTrouble,
	Setup: englishSetup, Person: englishPerson, History: englishHistory, Facts: englishFacts,
	WalkIn: englishWalkIn, Group: englishGroup, Counting: englishCounting, Aside: englishAside, Survey: englishSurvey, Sessions: englishSessions, Guide: englishGuide,
	Exchange: englishExchange, Conflicts: englishConflicts, Desks: englishDesks, Hub: englishHub, Excluded: englishExcluded, Paper: englishPaper,
	Roster: englishRoster, Preview: englishPreview, Listing: englishListing,
	Lock: englishLock, Operator: englishOperator, Settings: englishSettings, Trial: englishTrial, Prepare: englishPrepare, HandBack: englishHandBack, Start: englishStart, Opening: englishOpening,
	Figures: englishFigures, TakeDown: englishTakeDown, Herald: englishHerald,
	Plain: englishPlain, Training: englishTraining,
}

// Plural is a sentence that changes with a number, for which it holds one %s.
type Plural struct{ One, Many string }

// Count says a sentence for n things: in French 0 and 1 are singular, in
// English 1 is.
func (w *Words) Count(p Plural, n int) string {
	form := p.Many
	if n == 1 || n == 0 && w.Lang == French {
		form = p.One
	}
	return fmt.Sprintf(form, w.Number(n))
}
