package paper

type sheetWords struct {
	title, part                       string // which part
	organiser, speaker, speakerSigns  string
	number, family, given, company    string
	morning, afternoon, evening       string
	signature                         string
	arrived                           string // when
	listed                            [2]string
	noted                             [2]string // when
	present, absent, excused, privacy string
}

type certificateWords struct {
	title, attested, attended string
	attests                   string // by whom
	session                   string // hours
	arrived                   string // when
	stayed                    string // from, to
	whole                     string // hours, minutes
	done                      string // where, day
	signature, source         string
}

type fallbackWords struct {
	title, nothing, use string
	in, expected        [2]string
	made                string // when
	last                string // the words of all desks
	word                string // desk, number, when
}

var frenchSheet = sheetWords{
	title: "Feuille d’émargement", part: "Liste %s",
	organiser: "Organisateur", speaker: "Intervenant(e)", speakerSigns: "Sa signature",
	number: "N°", family: "Nom", given: "Prénom", company: "Société",
	morning: "Matin : signature", afternoon: "Après-midi : signature", evening: "Soirée : signature",
	signature: "Signature",
	arrived:   "arrivée %s",
	listed:    [2]string{"%s personne sur cette liste", "%s personnes sur cette liste"},
	noted:     [2]string{"%s arrivée notée à %%s", "%s arrivées notées à %%s"},
	present:   "Présents :", absent: "Absents :", excused: "Excusés :",
	privacy: "Ces données (nom, prénom, société, signature) servent seulement à établir la présence à cet événement. L’organisateur en est responsable ; accès et rectification : auprès de lui.",
}

var englishSheet = sheetWords{
	title: "Signature sheet", part: "List %s",
	organiser: "Organiser", speaker: "Speaker", speakerSigns: "Signature",
	number: "No.", family: "Last name", given: "First name", company: "Company",
	morning: "Morning: signature", afternoon: "Afternoon: signature", evening: "Evening: signature",
	signature: "Signature",
	arrived:   "arrived %s",
	listed:    [2]string{"%s person on this list", "%s people on this list"},
	noted:     [2]string{"%s arrival noted at %%s", "%s arrivals noted at %%s"},
	present:   "Present:", absent: "Absent:", excused: "Excused:",
	privacy: "These data (name, company, signature) serve only to establish who attended this event. The organiser is responsible for them; access and rectification: ask the organiser.",
}

var frenchCertificate = certificateWords{
	title: "Attestation de présence", attested: "Il est attesté que", attests: "%s atteste que", attended: "a assisté à",
	session: "séance de %s", arrived: "arrivée à %s ; départ non relevé", stayed: "de %s à %s",
	whole: "Durée relevée : %d h %02d", done: "Fait à %s, le %s", signature: "Signature et cachet",
	source: "Les heures sont celles qui ont été notées à l’accueil.",
}

var englishCertificate = certificateWords{
	title: "Certificate of attendance", attested: "This is to certify that", attests: "%s certifies that", attended: "attended",
	session: "session from %s", arrived: "arrived at %s; departure not recorded", stayed: "from %s to %s",
	whole: "Time recorded: %d h %02d", done: "Done at %s, on %s", signature: "Signature and stamp",
	source: "The hours are those that were noted at the check-in desk.",
}

var frenchFallback = fallbackWords{
	title: "Liste papier, si l’écran s’éteint", nothing: "Aucun poste n’a encore rien noté.",
	use:      "Cochez chaque arrivée et écrivez l’heure. Les noms cochés sont déjà entrés. Dès que l’écran revient, reportez ce qui a été écrit à la main.",
	in:       [2]string{"%s entré", "%s entrés"},
	expected: [2]string{"%s attendu", "%s attendus"},
	made:     "à jour à %s", last: "Dernière écriture de chaque poste : %s", word: "%s n° %s à %s",
}

var englishFallback = fallbackWords{
	title: "Paper list, should the screen go dark", nothing: "No desk has noted anything yet.",
	use:      "Tick each arrival and write the time. Names with a tick are in already. As soon as the screen is back, enter what was written by hand.",
	in:       [2]string{"%s in", "%s in"},
	expected: [2]string{"%s expected", "%s expected"},
	made:     "up to date at %s", last: "Last entry of each desk: %s", word: "%s no. %s at %s",
}
