package lookup

// What follows is about names, not about programs: a linguist may extend it.

// legalForms are typed, or not, whatever the list says.
var legalForms = set("sarl", "sas", "sasu", "sa", "eurl", "sci", "scop", "snc", "ei", "eirl", "ets", "etablissements",
	"ste", "societe", "cie", "et", "fils", "groupe", "association", "asso")

// titles are typed by the polite; lists do not have them.
var titles = set("mme", "mlle", "mr", "madame", "mademoiselle", "monsieur", "dr", "docteur", "maitre")

// particles may be typed where the list does not have them.
var particles = set("d", "l", "de", "du", "des", "la", "le", "les", "da", "do", "dos", "di", "del", "della",
	"van", "den", "der", "von", "vande", "vanden", "vander", "ter", "ten", "ben", "bel", "el", "al", "ait", "ould", "saint", "st", "ste")

// joinedParticles are written as one with the name, which is then often said
// without: the longest first. What is left must have fewestBare letters.
var joinedParticles = []string{"vanden", "vander", "vande", "van"}

const fewestBare = 4

// generics are words that many companies share: one of them says little.
var generics = set("groupe", "conseil", "conseils", "consulting", "transport", "transports", "pharmacie", "boulangerie",
	"patisserie", "boucherie", "garage", "cabinet", "imprimerie", "menuiserie", "mairie", "lycee", "college", "ecole",
	"institut", "agence", "atelier", "ateliers", "services", "service", "france", "international", "industrie", "industries",
	"logistique", "distribution", "diffusion", "commerce", "boutique", "magasin", "maison", "hotel", "restaurant",
	"communication", "informatique", "immobilier", "batiment", "travaux", "energie", "sante", "nord", "littoral", "cote",
	"freres", "associes", "compagnie", "entreprise", "holding", "solutions", "centre", "club", "comite", "syndicat")

// shortForms are what people are called, where it is not simply the beginning
// of their first name.
var shortForms = map[string][]string{
	"babeth":  {"elisabeth"},
	"betty":   {"elisabeth", "bettina"},
	"cathy":   {"catherine", "katherine"},
	"kathy":   {"catherine", "katherine"},
	"chris":   {"christophe", "christian", "christine", "christelle"},
	"dede":    {"andre"},
	"fanfan":  {"francois", "francoise"},
	"gege":    {"gerard"},
	"guigui":  {"guillaume"},
	"jeannot": {"jean"},
	"jojo":    {"joel", "joelle", "joseph"},
	"lili":    {"elisabeth", "liliane"},
	"lolo":    {"laurent", "laurence"},
	"manu":    {"emmanuel", "emmanuelle", "manuel"},
	"mick":    {"mickael", "michael"},
	"mike":    {"mickael", "michael"},
	"milou":   {"emile"},
	"momo":    {"mohamed", "maurice"},
	"nanou":   {"anne", "annie"},
	"nini":    {"eugenie", "virginie"},
	"philou":  {"philippe"},
	"pierrot": {"pierre"},
	"riton":   {"henri"},
	"sandy":   {"sandra", "sandrine"},
	"tof":     {"christophe"},
	"toff":    {"christophe"},
	"toine":   {"antoine"},
	"tonio":   {"antoine", "antonio"},
	"tony":    {"anthony", "antoine"},
	"zabeth":  {"elisabeth"},
	"zaza":    {"isabelle"},
}

// alike is a sound, and the spellings that may be typed for one another.
type alike struct {
	spellings []string  // "$" is the end of the word
	like      [2]string // something typed, and the name that was meant
}

// sounds says how the French spell what they hear.
var sounds = []alike{
	{[]string{"o", "au", "eau", "ho"}, [2]string{"paul", "pol"}},
	{[]string{"o$", "au$", "eau$", "ot$", "os$", "aut$", "aud$", "ault$", "auld$", "eaux$", "aux$", "aulx$", "oz$", "op$", "ox$", "eault$", "hau$"}, [2]string{"brot", "brault"}},
	{[]string{"e", "ai", "ei", "ay", "ey", "ae", "he"}, [2]string{"lefaivre", "lefevre"}},
	{[]string{"e$", "ai$", "ay$", "ey$", "er$", "ez$", "et$", "ee$", "es$", "ais$", "ait$", "aix$", "aie$", "ets$", "ers$"}, [2]string{"rogez", "roger"}},
	{[]string{"i", "y", "ie", "hi", "ij", "hy"}, [2]string{"hidrot", "ydrot"}},
	{[]string{"i$", "y$", "is$", "it$", "ie$", "ies$", "ys$", "iz$", "ix$", "id$"}, [2]string{"dupuix", "dupuy"}},
	{[]string{"ill", "il", "y", "ll", "iy", "ly", "ilh"}, [2]string{"maiyot", "maillot"}},
	{[]string{"ou", "oo", "u", "w"}, [2]string{"vanloo", "vanlou"}},
	{[]string{"ou$", "oux$", "out$", "ous$", "oud$", "oup$"}, [2]string{"leloux", "leloup"}},
	{[]string{"u$", "us$", "ut$", "ux$", "ue$", "hu$"}, [2]string{"camut", "camus"}},
	{[]string{"eu", "oe", "oeu", "e", "eux$", "eu$"}, [2]string{"lesoeur", "leseur"}},
	{[]string{"oi", "oy", "oua", "wa", "oix$", "ois$", "oit$"}, [2]string{"benouat", "benoit"}},
	{[]string{"an", "en", "am", "em", "han", "ant$", "ent$", "and$", "ans$", "ang$", "amp$", "amps$", "an$", "en$", "end$"}, [2]string{"duchant", "duchamp"}},
	{[]string{"in", "ain", "ein", "yn", "im", "aim", "un", "en", "int$", "ins$", "aint$", "ains$", "in$", "ain$", "hin"}, [2]string{"germin", "germain"}},
	{[]string{"on", "om", "ont$", "ond$", "ons$", "on$", "omb$"}, [2]string{"dumond", "dumont"}},
	{[]string{"k", "c", "qu", "q", "ck", "cq", "ch", "kh", "cc", "cqu", "cque$", "que$"}, [2]string{"lekok", "lecoq"}},
	{[]string{"s", "c", "ss", "z", "sc", "x"}, [2]string{"marsel", "marcel"}},
	{[]string{"ch", "sh", "sch", "cz", "sz", "tch", "tsch", "cs"}, [2]string{"kovalchik", "kovalczik"}},
	{[]string{"f", "ph"}, [2]string{"fillipe", "phillipe"}},
	{[]string{"g", "gu", "gh"}, [2]string{"gerin", "guerin"}},
	{[]string{"j", "g", "ge", "dj", "rz", "gi"}, [2]string{"jorges", "georges"}},
	{[]string{"t", "dt"}, [2]string{"smitke", "smidtke"}},
	{[]string{"v", "w"}, [2]string{"vagner", "wagner"}},
	{[]string{"r", "rd$", "rt$", "rs$"}, [2]string{"lambers", "lambert"}},
	{[]string{"ks", "x", "cs", "cc", "xc"}, [2]string{"aleksi", "alexi"}},
	{[]string{"n", "gn"}, [2]string{"anel", "agnel"}},
}

// keyRows is the French keyboard; a finger slips to a key beside the right one.
var keyRows = []string{"azertyuiop", "qsdfghjklm", "wxcvbn"}

// layoutSwaps are the letters that change places when a French hand types on a
// keyboard set to English.
var layoutSwaps = [][2]byte{{'a', 'q'}, {'q', 'a'}, {'z', 'w'}, {'w', 'z'}}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
