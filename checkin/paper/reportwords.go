package paper

import "opale/checkin"

type reportWords struct {
	title, asOf, running              string // asOf: day, hour
	alone                             string
	lacking, silentDesks, toCheck     [2]string
	came, registered, absent, walkIns [2]string
	invited, fromInvited              [2]string // not registered
	rate, percent                     string
	attendances, passages, unnamed    [2]string
	turnout, whole                    string
	turnoutHead                       []string
	curves, none                      string
	others                            [2]string // noted on another day
	peak, scale                       [2]string // arrivals: the most in a step, when
	census, answer, people, answered  string    // of how many
	known                             knownWords
	merchants                         [2]string // sell online, on no list
	profiles                          map[checkin.Profile]string
	desks, never, nameless, here      string
	nobody                            string
	desksHead                         []string
	excluded, silent, fresh           string
	lacks                             [2]string
	anywhere                          [2]string
	notes                             []string
}

var frenchReport = reportWords{
	title: "Bilan de fréquentation", asOf: "Chiffres du %s à %s",
	running:     "L’événement n’est pas terminé : ces chiffres sont provisoires.",
	alone:       "Aucun autre poste n’est connu ici : ces chiffres sont ceux de ce seul ordinateur.",
	lacking:     [2]string{"Au moins %s écriture d’un autre poste n’est pas encore arrivée ici : les totaux sont un minimum.", "Au moins %s écritures d’autres postes ne sont pas encore arrivées ici : les totaux sont un minimum."},
	silentDesks: [2]string{"%s poste n’a rien dit depuis plus de deux heures : voir l’âge des chiffres.", "%s postes n’ont rien dit depuis plus de deux heures : voir l’âge des chiffres."},
	toCheck:     [2]string{"%s cas reste à vérifier à l’accueil.", "%s cas restent à vérifier à l’accueil."},
	came:        [2]string{"personne venue", "personnes venues"},
	registered:  [2]string{"inscrit", "inscrits"}, rate: "des inscrits sont venus", percent: "%d %%",
	absent:  [2]string{"inscrit non venu", "inscrits non venus"},
	walkIns: [2]string{"venu sans inscription", "venus sans inscription"},
	invited: [2]string{"invité sans inscription", "invités sans inscription"}, fromInvited: [2]string{"dont venu", "dont venus"},
	attendances: [2]string{"%s présence en séance (chacun une fois par séance)", "%s présences en séance (chacun une fois par séance)"},
	passages:    [2]string{"%s passage à l’entrée (retours compris)", "%s passages à l’entrée (retours compris)"},
	unnamed:     [2]string{"%s personne comptée sans nom", "%s personnes comptées sans nom"},
	turnout:     "Par site, par jour", whole: "Ensemble, chacun une fois",
	turnoutHead: []string{"", "Inscrits", "Venus", "dont inscrits", "dont invités", "sans inscr.", "Non venus"},
	curves:      "La courbe des arrivées", none: "aucune arrivée", others: [2]string{"%s notée un autre jour", "%s notées un autre jour"},
	peak:  [2]string{"%s arrivée, au plus fort %%s à %%s", "%s arrivées, au plus fort %%s à %%s"},
	scale: [2]string{"Première entrée de chacun, par tranche de 5 minutes. Même échelle partout : le plus haut trait vaut %s arrivée.", "Première entrée de chacun, par tranche de 5 minutes. Même échelle partout : le plus haut trait vaut %s arrivées."},

	known:  frenchKnown,
	census: "« Comment vendez-vous ? »", answer: "Réponse", people: "Personnes", answered: "%s réponses, de %s personnes venues dont le nom est connu.",
	merchants: [2]string{"%s commerçant recensé, dont %%s vendant en ligne et %%s sur aucune liste.", "%s commerçants recensés, dont %%s vendant en ligne et %%s sur aucune liste."},
	profiles: map[checkin.Profile]string{
		checkin.ProfileOnline: "en ligne seulement", checkin.ProfileBoth: "boutique et site", checkin.ProfileOpeningShop: "en ligne, ouvre une boutique",
		checkin.ProfileGoingOnline: "boutique, passe en ligne", checkin.ProfileMarketplaces: "eBay ou réseaux sociaux", checkin.ProfileNotOnline: "pas en ligne",
	},
	desks: "L’âge des chiffres", never: "jamais", nameless: "sans nom", here: "cet ordinateur",
	desksHead: []string{"Site", "Poste", "Dernière nouvelle", ""},
	nobody:    "Ce bilan compte. Le nom de personne n’y figure.", excluded: "exclu", silent: "silencieux", fresh: "aucun manque connu",
	lacks:    [2]string{"il en manque %s écriture", "il en manque %s écritures"},
	anywhere: [2]string{"%s inscrit sans site précisé est compté dans l’ensemble, et dans aucun site.", "%s inscrits sans site précisé sont comptés dans l’ensemble, et dans aucun site."},
	notes: []string{
		"Venus : les personnes dont une arrivée a été notée et n’a pas été retirée, qu’elles soient reparties ou non.",
		"Qui est venu dans deux sites compte dans chacun, et une fois dans l’ensemble : les lignes ne s’additionnent donc pas.",
		"Non venus : inscrits qui ne sont passés à aucune séance du site ; pour un jour, ceux dont l’inscription le nomme : les autres inscrits du site peuvent venir l’un ou l’autre jour, et comptent dans chacun.",
		"Invités : invités sans inscription, ou admis malgré une inscription annulée.",
	},
}

var englishReport = reportWords{
	title: "Report of attendance", asOf: "Figures of %s at %s",
	running:     "The event is not over: these figures are provisional.",
	alone:       "No other desk is known here: these figures are those of this computer alone.",
	lacking:     [2]string{"At least %s entry of another desk has not arrived here yet: the totals are a minimum.", "At least %s entries of other desks have not arrived here yet: the totals are a minimum."},
	silentDesks: [2]string{"%s desk has said nothing for more than two hours: see the age of the figures.", "%s desks have said nothing for more than two hours: see the age of the figures."},
	toCheck:     [2]string{"%s case is still to be looked at, at the desk.", "%s cases are still to be looked at, at the desk."},
	came:        [2]string{"person came", "people came"},
	registered:  [2]string{"registered", "registered"}, rate: "of those registered came", percent: "%d%%",
	absent:  [2]string{"registered, did not come", "registered, did not come"},
	walkIns: [2]string{"walk-in", "walk-ins"},
	invited: [2]string{"invited, not registered", "invited, not registered"}, fromInvited: [2]string{"of whom came", "of whom came"},
	attendances: [2]string{"%s attendance (each person once a session)", "%s attendances (each person once a session)"},
	passages:    [2]string{"%s passage of the door (returns included)", "%s passages of the door (returns included)"},
	unnamed:     [2]string{"%s person counted without a name", "%s people counted without a name"},
	turnout:     "By venue, by day", whole: "In all, each once",
	turnoutHead: []string{"", "Registered", "Came", "registered", "invited", "walk-ins", "Absent"},
	curves:      "When they arrived", none: "no arrival", others: [2]string{"%s noted on another day", "%s noted on another day"},
	peak:  [2]string{"%s arrival, at the peak %%s at %%s", "%s arrivals, at the peak %%s at %%s"},
	scale: [2]string{"The first arrival of each, in steps of 5 minutes. One scale for all: the highest bar is %s arrival.", "The first arrival of each, in steps of 5 minutes. One scale for all: the highest bar is %s arrivals."},

	known:  englishKnown,
	census: "How do you sell?", answer: "Answer", people: "People", answered: "%s answers, of %s people who came and gave a name.",
	merchants: [2]string{"%s merchant found, of whom %%s selling online and %%s on no list.", "%s merchants found, of whom %%s selling online and %%s on no list."},
	profiles: map[checkin.Profile]string{
		checkin.ProfileOnline: "online only", checkin.ProfileBoth: "shop and site", checkin.ProfileOpeningShop: "online, opening a shop",
		checkin.ProfileGoingOnline: "shop, going online", checkin.ProfileMarketplaces: "eBay or social networks", checkin.ProfileNotOnline: "not online",
	},
	desks: "The age of the figures", never: "never", nameless: "without a name", here: "this computer",
	desksHead: []string{"Venue", "Desk", "Last heard of", ""},
	nobody:    "This report counts. Nobody’s name is in it.", excluded: "excluded", silent: "silent", fresh: "nothing known to be missing",
	lacks:    [2]string{"%s entry of it is missing", "%s entries of it are missing"},
	anywhere: [2]string{"%s person registered without a venue is counted in all, and at no venue.", "%s people registered without a venue are counted in all, and at no venue."},
	notes: []string{
		"Came: people of whom an arrival was noted and not taken back, whether or not they left again.",
		"Who came to two venues is counted at both, and once in all: the rows do not add up.",
		"Absent: registered, and at no session of the venue; for a day, those whose registration names it: the others of the venue may come on any day, and are counted on each.",
		"Invited: without a registration, or let in although it was cancelled.",
	},
}
