package i18n

import (
	"opale/checkin"
	"opale/checkin/roster"
)

// Roster is what is said of an attendee list, on the screen and by the command
// that takes one in.
type Roster struct {
	Troubles map[roster.Kind]Sentence // why it cannot be read: file
	InFile   string                   // file, line

	Summary                         string // file, how many were read, the counts
	NothingNew                      string // file, how many were read
	Read, Added, Updated, Unchanged Plural
	Returned, Joined                Plural // of those updated
	Withdrawn, Inside               Plural // gone from the list; of these, who came
	Elsewhere                       Plural // gone from the list, and on another
	Asked                           Plural // gone from the list, and still valid
	Erased                          Plural
	Door                            string // the counts of those whom the door will stop
	Cancelled, Unpaid, Blocked      Plural
	Refused                         string // line, why
	Refusals                        map[roster.RefuseReason]string
	Above                           string // the lines above the names of the columns
	Skipped                         string // line, why
	Skips                           map[roster.SkipReason]string
	AtLine                          string                  // line, doubt
	Doubts                          map[roster.Doubt]string // word
	Times                           string                  // how often
	DryRun                          string
}

var frenchRoster = Roster{
	Summary:    "%s\u00a0: %s, %s.",
	NothingNew: "%s\u00a0: %s, toutes déjà connues\u00a0: rien n'a changé.",
	Read:       Plural{One: "%s inscription lue", Many: "%s inscriptions lues"},
	Added:      Plural{One: "%s nouvelle", Many: "%s nouvelles"},
	Updated:    Plural{One: "%s mise à jour", Many: "%s mises à jour"},
	Unchanged:  Plural{One: "%s déjà connue", Many: "%s déjà connues"},
	Returned:   Plural{One: "dont %s de retour", Many: "dont %s de retour"},
	Joined:     Plural{One: "dont %s déjà notée à l'accueil", Many: "dont %s déjà notées à l'accueil"},
	Withdrawn:  Plural{One: "%s retirée de la liste", Many: "%s retirées de la liste"},
	Inside:     Plural{One: "%s personne retirée de la liste est déjà entrée\u00a0: elle est à vérifier.", Many: "%s personnes retirées de la liste sont déjà entrées\u00a0: elles sont à vérifier."},
	Elsewhere:  Plural{One: "%s personne n'est plus sur cette liste, mais sur une autre\u00a0: elle reste attendue.", Many: "%s personnes ne sont plus sur cette liste, mais sur une autre\u00a0: elles restent attendues."},
	Asked:      Plural{One: "%s inscription n'est plus dans ce fichier. Elle reste valable.", Many: "%s inscriptions ne sont plus dans ce fichier. Elles restent valables."},
	Erased:     Plural{One: "%s personne avait demandé l'effacement de ses données\u00a0: elle n'est pas reprise.", Many: "%s personnes avaient demandé l'effacement de leurs données\u00a0: elles ne sont pas reprises."},
	Door:       "L'accueil arrêtera\u00a0: %s.",
	Cancelled:  Plural{One: "%s annulée", Many: "%s annulées"},
	Unpaid:     Plural{One: "%s à régler", Many: "%s à régler"},
	Blocked:    Plural{One: "%s bloquée", Many: "%s bloquées"},
	Refused:    "Ligne %d laissée de côté\u00a0: %s.",
	Refusals: map[roster.RefuseReason]string{
		roster.RefuseNameless: "ni nom, ni code, ni adresse",
		roster.RefuseDamaged:  "le tableur a abîmé le code du billet (8,18E+09)",
	},
	Above:   "Au-dessus des titres des colonnes\u00a0: %s.",
	Skipped: "Ligne %d sautée\u00a0: %s.",
	Skips: map[roster.SkipReason]string{
		roster.SkipTotal: "un total", roster.SkipFooter: "une remarque", roster.SkipHeader: "les titres des colonnes, une fois de plus",
		roster.SkipRepeat: "elle figure aussi sur une autre feuille", roster.SkipUnnamed: "une personne sans nom, comptée à l'accueil",
	},
	AtLine: "Ligne %d\u00a0: %s",
	InFile: "%s, ligne %d",
	Doubts: map[roster.Doubt]string{
		roster.DoubtStatus:        "le mot «\u00a0%s\u00a0» ne dit pas si la personne est admise\u00a0: l'accueil l'arrêtera.",
		roster.DoubtProfile:       "«\u00a0%s\u00a0» n'est pas une réponse connue à «\u00a0Comment vendez-vous\u202f?\u00a0».",
		roster.DoubtNameless:      "un billet sans nom.",
		roster.DoubtTest:          "un nom d'essai\u202f?",
		roster.DoubtSeveral:       "une seule ligne pour %s personnes\u00a0: les autres portent son nom, (+1), (+2)…",
		roster.DoubtDuplicate:     "la même personne figure plus haut.",
		roster.DoubtDuplicateCode: "le code «\u00a0%s\u00a0» figure deux fois.",
		roster.DoubtBuyers:        "les seuls noms sont ceux des personnes qui ont payé.",
		roster.DoubtNoHeader:      "Le fichier ne nomme pas ses colonnes\u00a0: elles ont été devinées.",
		roster.DoubtMended:        "des accents étaient abîmés (Ã© pour é)\u00a0: ils sont réparés.",
		roster.DoubtGarbled:       "des lettres sont abîmées et n'ont pas pu être réparées.",
		roster.DoubtFormula:       "une formule du tableur n'a pas de valeur\u00a0: ouvrez le fichier dans le tableur et enregistrez-le.",
		roster.DoubtColumns:       "les titres des colonnes sont trop longs pour être gardés\u00a0: les présences seront rendues sans les colonnes du fichier.",
		roster.DoubtLongRow:       "cette ligne est trop longue pour être gardée telle quelle\u00a0: les présences seront rendues sans ses cellules.",
		roster.DoubtLikely:        "cette personne est sans doute déjà dans la liste «\u00a0%s\u00a0», sous un autre code.",
		roster.DoubtLikelyDesk:    "cette personne a sans doute déjà été notée à l'accueil.",
		roster.DoubtHidden:        "cette ligne est masquée dans le classeur\u202f; elle a été lue.",
		roster.DoubtVenue:         "Le site «\u00a0%s\u00a0» n'est pas dans l'événement\u00a0: ces personnes seront attendues partout.",
		roster.DoubtSession:       "La séance «\u00a0%s\u00a0» n'est pas dans l'événement\u00a0: elle n'est pas retenue.",
	},
	Times:  "(%s fois)",
	DryRun: "C'était un essai\u00a0: rien n'a été enregistré.",
	Troubles: map[roster.Kind]Sentence{
		roster.KindUnreadable: {What: "Le fichier n'a pas pu être lu\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Copiez-le sur cet ordinateur, puis essayez encore une fois."},
		roster.KindNotAList:   {What: "Ce n'est pas une liste\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Donnez le fichier sorti de la billetterie ou du tableur."},
		roster.KindOldExcel:   {What: "C'est un ancien fichier Excel (.xls)\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx."},
		roster.KindLocked:     {What: "Ce classeur est protégé par un mot de passe\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Ouvrez-le et enregistrez-le sans mot de passe."},
		roster.KindDamaged:    {What: "Le fichier est abîmé ou incomplet\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Téléchargez-le encore une fois."},
		roster.KindContainer:  {What: "Cette sorte de fichier n'est pas lue\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Enregistrez la liste en .xlsx ou en CSV."},
		roster.KindTruncated:  {What: "Le fichier est coupé avant la fin\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Téléchargez-le encore une fois."},
		roster.KindNoColumns:  {What: "Aucune ligne ne donne le nom des colonnes\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Ajoutez une première ligne\u00a0: Nom, Prénom, Société, Code…"},
		roster.KindPayments:   {What: "C'est une liste de paiements, pas de personnes\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Dans la billetterie, demandez la liste des participants."},
		roster.KindEmpty:      {What: "Il n'y a personne dans cette liste\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez le fichier."},
		roster.KindTooLarge:   {What: "Cette liste est trop grande\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez le fichier. S'il est juste, enregistrez-le en CSV, ou coupez-le en plusieurs."},
		roster.KindTooWide:    {What: "Cette liste a trop de colonnes\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez le fichier."},
		roster.KindNoSheet:    {What: "Le fichier n'a pas cette feuille\u00a0: %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez son nom\u00a0: sans --sheet, --dry-run dit quelles feuilles il y a."},
	},
}

var englishRoster = Roster{
	Summary:    "%s: %s, %s.",
	NothingNew: "%s: %s, all known already: nothing changed.",
	Read:       Plural{One: "%s registration read", Many: "%s registrations read"},
	Added:      Plural{One: "%s new", Many: "%s new"},
	Updated:    Plural{One: "%s updated", Many: "%s updated"},
	Unchanged:  Plural{One: "%s known already", Many: "%s known already"},
	Returned:   Plural{One: "%s of them back", Many: "%s of them back"},
	Joined:     Plural{One: "%s of them noted at the desk before", Many: "%s of them noted at the desk before"},
	Withdrawn:  Plural{One: "%s withdrawn", Many: "%s withdrawn"},
	Inside:     Plural{One: "%s person withdrawn is in already: have a look.", Many: "%s people withdrawn are in already: have a look."},
	Elsewhere:  Plural{One: "%s person is no longer on this list, but on another: they are still expected.", Many: "%s people are no longer on this list, but on another: they are still expected."},
	Asked:      Plural{One: "%s registration is not in this file any more. It stays valid.", Many: "%s registrations are not in this file any more. They stay valid."},
	Erased:     Plural{One: "%s person had asked for their data to be erased: they are left out.", Many: "%s people had asked for their data to be erased: they are left out."},
	Door:       "The desk will stop: %s.",
	Cancelled:  Plural{One: "%s cancelled", Many: "%s cancelled"},
	Unpaid:     Plural{One: "%s unpaid", Many: "%s unpaid"},
	Blocked:    Plural{One: "%s blocked", Many: "%s blocked"},
	Refused:    "Line %d left out: %s.",
	Refusals: map[roster.RefuseReason]string{
		roster.RefuseNameless: "no name, no code, no address",
		roster.RefuseDamaged:  "the spreadsheet spoiled the ticket code (8,18E+09)",
	},
	Above:   "Above the names of the columns: %s.",
	Skipped: "Line %d skipped: %s.",
	Skips: map[roster.SkipReason]string{
		roster.SkipTotal: "a total", roster.SkipFooter: "a remark", roster.SkipHeader: "the names of the columns once more",
		roster.SkipRepeat: "it is on another sheet too", roster.SkipUnnamed: "somebody without a name, counted at the desk",
	},
	AtLine: "Line %d: %s",
	InFile: "%s, line %d",
	Doubts: map[roster.Doubt]string{
		roster.DoubtStatus:        "the word “%s” does not say whether the person may come in: the desk will stop them.",
		roster.DoubtProfile:       "“%s” is no known answer to how one sells.",
		roster.DoubtNameless:      "a ticket without a name.",
		roster.DoubtTest:          "a test?",
		roster.DoubtSeveral:       "one line for %s people: the others bear its name, (+1), (+2)…",
		roster.DoubtDuplicate:     "the same person stands further up.",
		roster.DoubtDuplicateCode: "the code “%s” is there twice.",
		roster.DoubtBuyers:        "the only names are those of who paid.",
		roster.DoubtNoHeader:      "The file does not name its columns: they were guessed.",
		roster.DoubtMended:        "accents were garbled (Ã© for é): they are repaired.",
		roster.DoubtGarbled:       "letters are garbled, and could not be repaired.",
		roster.DoubtFormula:       "a formula of the spreadsheet has no value: open the file in the spreadsheet and save it.",
		roster.DoubtColumns:       "the names of the columns are too long to be kept: attendance will be given back without the file's columns.",
		roster.DoubtLongRow:       "this row is too long to be kept as it is: attendance will be given back without its cells.",
		roster.DoubtLikely:        "this person is probably on the list “%s” already, under another code.",
		roster.DoubtLikelyDesk:    "this person was probably noted at the desk already.",
		roster.DoubtHidden:        "this row is hidden in the workbook; it was read.",
		roster.DoubtVenue:         "The event has no venue “%s”: these people will be expected anywhere.",
		roster.DoubtSession:       "The event has no session “%s”: it is left out.",
	},
	Times:  "(%s times)",
	DryRun: "This was a trial: nothing was recorded.",
	Troubles: map[roster.Kind]Sentence{
		roster.KindUnreadable: {What: "The file could not be read: %s.", Safe: "Nothing was changed.", Press: "Copy it to this computer, then try once more."},
		roster.KindNotAList:   {What: "This is not a list: %s.", Safe: "Nothing was changed.", Press: "Give the file that the ticketing tool or the spreadsheet wrote."},
		roster.KindOldExcel:   {What: "This is an old Excel file (.xls): %s.", Safe: "Nothing was changed.", Press: "Open it in Excel or LibreOffice and save it as .xlsx."},
		roster.KindLocked:     {What: "This workbook is under a password: %s.", Safe: "Nothing was changed.", Press: "Open it and save it without a password."},
		roster.KindDamaged:    {What: "The file is damaged or incomplete: %s.", Safe: "Nothing was changed.", Press: "Download it once more."},
		roster.KindContainer:  {What: "Files of this sort are not read: %s.", Safe: "Nothing was changed.", Press: "Save the list as .xlsx or CSV."},
		roster.KindTruncated:  {What: "The file is cut off before its end: %s.", Safe: "Nothing was changed.", Press: "Download it once more."},
		roster.KindNoColumns:  {What: "No line gives the names of the columns: %s.", Safe: "Nothing was changed.", Press: "Add a first line: Last name, First name, Company, Code…"},
		roster.KindPayments:   {What: "This is a list of payments, not of people: %s.", Safe: "Nothing was changed.", Press: "Ask the ticketing tool for the list of attendees."},
		roster.KindEmpty:      {What: "There is nobody on this list: %s.", Safe: "Nothing was changed.", Press: "Check the file."},
		roster.KindTooLarge:   {What: "This list is too large: %s.", Safe: "Nothing was changed.", Press: "Check the file. If it is right, save it as CSV, or cut it into several."},
		roster.KindTooWide:    {What: "This list has too many columns: %s.", Safe: "Nothing was changed.", Press: "Check the file."},
		roster.KindNoSheet:    {What: "The file has no such sheet: %s.", Safe: "Nothing was changed.", Press: "Check its name: without --sheet, --dry-run says which sheets there are."},
	},
}

// ListCounts says what became of the rows of a list, empty where nothing did.
func (w *Words) ListCounts(in *checkin.Intake) string {
	if in.Added+in.Updated+in.Withdrawn == 0 {
		return ""
	}
	r := &w.Roster
	return w.Counts(Counted{r.Added, in.Added}, Counted{r.Updated, in.Updated}, Counted{r.Returned, in.Returned}, Counted{r.Joined, in.Joined},
		Counted{r.Withdrawn, in.Withdrawn}, Counted{r.Unchanged, in.Unchanged})
}

// ListGone says who is gone from a list and has to be thought of.
func (w *Words) ListGone(in *checkin.Intake) (said []string) {
	r := &w.Roster
	for _, c := range []Counted{{r.Inside, in.Inside}, {r.Elsewhere, in.Elsewhere}, {r.Asked, in.Asked}, {r.Erased, in.Erased}} {
		if c.N > 0 {
			said = append(said, w.Count(c.Form, c.N))
		}
	}
	return said
}
