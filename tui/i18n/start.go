package i18n

// Start is what the first opening of a laptop from a kit says.
type Start struct {
	Title      string
	Hello      string // the desk's name
	Phrase     string // labels
	Program    string
	List       string
	Clock      string
	Name       string
	Trials     string
	Scanner    string
	Keys       string
	Sound      string
	Window     string
	Power      string
	Stick      string
	Others     string
	Ready      string
	Known      string
	Copied     string
	Shortcut   string
	OnStick    string // it could not be copied
	ListOf     string // word, registrations, date, hour
	SameAs     string // desks
	NoList     string
	ListComing string // instead, while it is being read
	Fix        string
	Whom       string

	Scan      string
	PressF2   string
	F2        string
	NoF2      string
	Hear      string
	Heard     string // the question
	HeardYes  string
	HeardNo   string
	Silent    string
	Fits      string // columns, rows
	Small     string // the same
	Mains     string // per cent
	Battery   string // per cent
	NoBattery string
	Awake     string
	Asleep    string
	NoStick   string
	PlugStick string // its name
	StickAt   string // hour
	StickBad  string
	Writing   string
	Linked    string
	NoNetwork string
	Found     Plural // desks on this network
	Unseen    Plural // desks

	OpenNow   string // the last line
	OpenLater string // date, hour
	Help      string // phone, words
	HelpWords string // the words, where no phone is known

	DoFix, DoNext, DoHear, DoYes, DoNo, DoNoF2, DoStick, DoOpen, Move string
}

var frenchStart = Start{
	Title:  "Mise en route",
	Hello:  "Bonjour. Cet ordinateur devient le poste d'accueil «" + hard + "%s" + hard + "».",
	Phrase: "Phrase de passe", Program: "Programme", List: "Liste", Clock: "Date et heure", Name: "Votre prénom", Trials: "Essais, une fois :",
	Scanner: "Lecteur de codes", Keys: "Touches F", Sound: "Son", Window: "Fenêtre", Power: "Batterie et veille", Stick: "Clé de secours", Others: "Autres postes",
	Ready: "PRÊT.",
	Known: "reconnue, ne sera plus demandée sur cet ordinateur", Copied: "copié sur cet ordinateur", Shortcut: "copié, raccourci OPALE posé sur le bureau",
	OnStick: "pas copié : ouvrez-le toujours depuis la clé",
	ListOf:  "%s, %s (%s %s)", SameAs: "la même que %s", NoList: "aucune : chaque nom sera noté à la main", ListComing: "je la lis…",
	Fix: "Entrée pour corriger", Whom: "chacun pourra le changer demain",
	Scan: "lisez un billet", PressF2: "appuyez sur F2", F2: "F2 arrive", NoF2: "F2 n'arrive pas : les touches F sont cachées",
	Hear: "Entrée pour deux sons", Heard: "Vous avez entendu deux sons" + thin + "?", HeardYes: "deux sons, entendus", HeardNo: "pas entendu : montez le volume, ou la sonnerie du terminal",
	Silent: "coupé dans les réglages", Fits: "%d × %d, assez grande", Small: "%d × %d, petite : Ctrl et la molette, jusqu'à 80 × 24",
	Mains: "branché, %s" + hard + "%%", Battery: "batterie %s" + hard + "%% : branchez le chargeur", NoBattery: "sur secteur",
	Awake: "veille bloquée", Asleep: "veille à régler",
	NoStick: "aucune : branchez une clé USB", PlugStick: "Entrée : garder une copie sur %s", StickAt: "écrite et relue à %s. Laissez-la branchée.",
	StickBad: "on ne peut pas y écrire : prenez-en une autre", Writing: "j'écris et je relis…",
	Linked: "le relais répond", NoNetwork: "pas de réseau : l'échange se fait par clé", Found: Plural{"%s trouvé sur ce réseau", "%s trouvés sur ce réseau"}, Unseen: Plural{"%s : pas encore vu", "%s : pas encore vus"},
	OpenNow: "ouvrir l'accueil", OpenLater: "ouvrir l'accueil (séance le %s à %s)",
	Help: "Un souci" + thin + "? Appelez la coordination au %s et lisez : %s", HelpWords: "Un souci" + thin + "? Appelez la coordination et lisez : %s",
	DoFix: "corriger", DoNext: "suite", DoHear: "écouter", DoYes: "oui", DoNo: "non", DoNoF2: "F2 n'arrive pas", DoStick: "s'en servir", DoOpen: "ouvrir l'accueil", Move: "autre ligne",
}

var englishStart = Start{
	Title:  "Setting up",
	Hello:  "Hello. This computer becomes the desk “%s”.",
	Phrase: "Passphrase", Program: "Program", List: "List", Clock: "Date and time", Name: "Your first name", Trials: "To be tried, once:",
	Scanner: "Code scanner", Keys: "F keys", Sound: "Sound", Window: "Window", Power: "Battery and sleep", Stick: "Safety stick", Others: "Other desks",
	Ready: "READY.",
	Known: "recognised, not asked again on this computer", Copied: "copied to this computer", Shortcut: "copied, shortcut OPALE put on the desktop",
	OnStick: "not copied: always open it from the stick",
	ListOf:  "%s, %s (%s %s)", SameAs: "the same as %s", NoList: "none: each name will be noted by hand", ListComing: "reading it…",
	Fix: "Enter to correct", Whom: "anybody can change it tomorrow",
	Scan: "scan a ticket", PressF2: "press F2", F2: "F2 arrives", NoF2: "F2 never arrives: the F keys are hidden",
	Hear: "Enter for two sounds", Heard: "Have you heard two sounds?", HeardYes: "two sounds, heard", HeardNo: "not heard: turn up the volume, or the terminal's bell",
	Silent: "off in the settings", Fits: "%d × %d, large enough", Small: "%d × %d, small: Ctrl and the mouse wheel, up to 80 × 24",
	Mains: "plugged in, %s%%", Battery: "battery at %s%%: plug the charger in", NoBattery: "on mains",
	Awake: "sleep held off", Asleep: "sleep to be set",
	NoStick: "none: plug a USB stick in", PlugStick: "Enter: keep a copy on %s", StickAt: "written and read back at %s. Leave it in.",
	StickBad: "nothing can be written on it: take another one", Writing: "writing, reading back…",
	Linked: "the hub answers", NoNetwork: "no network: desks exchange by stick", Found: Plural{"%s found on this network", "%s found on this network"}, Unseen: Plural{"%s: not seen yet", "%s: not seen yet"},
	OpenNow: "open the desk", OpenLater: "open the desk (session on %s at %s)",
	Help: "Trouble? Call the coordination at %s and read out: %s", HelpWords: "Trouble? Call the coordination and read out: %s",
	DoFix: "correct", DoNext: "next", DoHear: "listen", DoYes: "yes", DoNo: "no", DoNoF2: "F2 never arrives", DoStick: "use it", DoOpen: "open the desk", Move: "other line",
}
