package lookup

// What follows is about names, not about programs: a linguist may extend it.

// ligatures are single characters that are typed as two, or as another one.
var ligatures = map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i"}

// legalForms are typed, or not, whatever the list says.
var legalForms = set("sarl", "sas", "sasu", "sa", "eurl", "sci", "scop", "snc", "ei", "eirl", "ets", "etablissements",
	"ste", "societe", "cie", "et", "fils", "groupe", "association", "asso")

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

// sounds says how the French spell what they hear. Within a line, whatever is
// spelt in one of these ways may be typed in any other. "$" stands for the end
// of the word.
var sounds = []struct {
	sound     string
	spellings []string
}{
	{"o", []string{"o", "au", "eau", "ho"}},
	{"o", []string{"o$", "au$", "eau$", "ot$", "os$", "aut$", "aud$", "ault$", "auld$", "eaux$", "aux$", "aulx$", "oz$", "op$", "ox$", "eault$", "hau$"}},
	{"e", []string{"e", "ai", "ei", "ay", "ey", "ae", "he"}},
	{"e", []string{"e$", "ai$", "ay$", "ey$", "er$", "ez$", "et$", "ee$", "es$", "ais$", "ait$", "aix$", "aie$", "ey$", "ets$", "ers$"}},
	{"i", []string{"i", "y", "ie", "hi", "ij", "hy"}},
	{"i", []string{"i$", "y$", "is$", "it$", "ie$", "ies$", "ys$", "iz$", "ix$", "id$"}},
	{"ie", []string{"ier$", "ie$", "ies$", "iez$", "iers$", "yer$", "iet$", "ye$"}},
	{"i", []string{"ill", "il", "y", "ll", "iy", "ly", "ilh"}},
	{"u", []string{"ou", "oo", "u", "w"}},
	{"u", []string{"ou$", "oux$", "out$", "ous$", "oud$", "oup$"}},
	{"u", []string{"u$", "us$", "ut$", "ux$", "ue$", "hu$"}},
	{"e", []string{"eu", "oe", "oeu", "e", "eux$", "eu$"}},
	{"oi", []string{"oi", "oy", "oua", "wa", "oix$", "ois$", "oit$"}},
	{"A", []string{"an", "en", "am", "em", "han", "ant$", "ent$", "and$", "ans$", "ang$", "amp$", "amps$", "an$", "en$", "end$"}},
	{"I", []string{"in", "ain", "ein", "yn", "im", "aim", "un", "en", "int$", "ins$", "aint$", "ains$", "in$", "ain$", "hin"}},
	{"O", []string{"on", "om", "ont$", "ond$", "ons$", "on$", "omb$"}},
	{"k", []string{"k", "c", "qu", "q", "ck", "cq", "ch", "kh", "cc", "cqu", "cque$", "que$", "k$", "c$", "ckh"}},
	{"s", []string{"s", "c", "ss", "z", "sc", "x", "ts", "t"}},
	{"S", []string{"ch", "sh", "sch", "cz", "sz", "tch", "tsch", "cs"}},
	{"f", []string{"f", "ph", "ff", "ffe$", "fe$", "ph$"}},
	{"g", []string{"g", "gu", "gh", "gg"}},
	{"j", []string{"j", "g", "ge", "dj", "rz", "gi"}},
	{"t", []string{"t", "th", "tt", "dt"}},
	{"v", []string{"v", "w", "vv"}},
	{"r", []string{"r", "rh", "rr", "rd$", "rt$", "rs$"}},
	{"ks", []string{"x", "ks", "cs", "cc", "xc"}},
	{"n", []string{"n", "nn", "gn", "ne$", "nne$", "hn"}},
	{"d", []string{"d", "dd", "dh", "de$"}},
	{"l", []string{"l", "ll", "le$", "lle$", "lh"}},
	{"m", []string{"m", "mm", "me$"}},
	{"p", []string{"p", "pp", "pe$"}},
	{"b", []string{"b", "bb"}},
	{"a", []string{"a", "ha", "aa", "as$", "at$", "a$", "ah", "ae"}},
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
