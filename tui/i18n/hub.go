package i18n

import "opale/checkin"

// Hub is the way to a hub: its page, and what the status line says of it.
type Hub struct {
	Title   string
	What    string // where none has been joined
	Link    string // the field
	Hint    string
	Join    string // Enter
	Joining string
	Joined  string
	At      string // address
	TryNow  string // Enter, where one has been joined
	Another string // the line on which another invitation is taken up
	Offline string // that it is normal
	Figures string // entries sent, received
	Back    string
	Choose  string
	Type    string

	Found     string // a relay on this network: its desk, its address
	JoinFound string // Enter: its desk
	FoundThis string // beside a desk that is on this network
	FoundNew  string // the same, where nothing was exchanged with it yet
	IsRelay   string // desk
	TwoRelays string // where this desk is one: the other desk

	// A desk that is the relay itself.
	Host, Unhost  string // the lines that begin and end it
	HostGo        string // Enter
	UnhostGo      string
	Hosting       string // the title
	HostAt        string // how the others come here
	HostWhat      string // what it means
	HostEnds      string
	Opening       string
	Guests        Plural // desks that are here
	HostingStatus string // address, guests: on the status line
	Elsewhere     string // a relay that is silent: what the others can do

	Synced  string // hour
	Never   string
	Silent  string // how long
	Unheard string // the same, within the first minute
	NoName  string // how long
	Portal  string
	Barred  string
	Clock   string // by the hub's certificate
	Wrong   string
	Revoked string
	// Where both talk all the same: how far their clocks are apart.
	TwoClocks string

	// Instead of Joined, and of Offline.
	PortalHead, BarredHead, ClockHead, WrongHead   string
	PortalDo, BarredDo, ClockDo, WrongDo, NoNameDo string

	Shorts hubShorts // where there is little room
}

type hubShorts struct{ Synced, Silent, Portal, Barred, Clock, Wrong, Revoked string }

var frenchHub = Hub{
	Title:   "Relais",
	What:    "Un relais fait se rencontrer les postes par le réseau. Tapez l'adresse affichée par le poste qui est le relais, ou le lien de la coordination, qui commence par opale://join. Scannez-le, collez-le ou tapez-le.",
	Link:    "adresse ou lien",
	Hint:    "192.168.…",
	Join:    "rejoindre le relais",
	Joining: "J'appelle le relais…",
	Joined:  "CE POSTE A REJOINT LE RELAIS",
	At:      "à l'adresse %s",
	TryNow:  "essayer maintenant",
	Another: "un autre relais",
	Host:    "ce poste devient le relais", Unhost: "ne plus être le relais",
	HostGo: "devenir le relais", UnhostGo: "ne plus être le relais",
	Hosting:       "CE POSTE EST LE RELAIS",
	HostAt:        "Sur les autres postes, même réseau, même page" + thin + ": Entrée, ou cette adresse.",
	HostWhat:      "Seuls les postes de la même clé de départ entrent. L'accueil continue ici comme d'habitude. Si l'ordinateur demande d'autoriser OPALE sur le réseau, acceptez.",
	HostEnds:      "Ordinateur fermé ou en veille, les autres postes continuent seuls, et l'un d'eux peut devenir le relais.",
	Opening:       "J'ouvre le relais…",
	Guests:        Plural{"%s poste relié", "%s postes reliés"},
	HostingStatus: "relais ici" + thin + ": %s, %s",
	Elsewhere:     "Un autre poste peut devenir le relais.",
	Offline:       "Sans réseau, l'accueil continue comme d'habitude : tout est gardé ici, et part dès que le relais répond.",
	Figures:       "Depuis l'ouverture, écritures envoyées : %s ; reçues : %s.",
	Back:          "revenir", Choose: "choisir", Type: "écrire l'adresse",
	Found: "%s est le relais de ce réseau, à l'adresse %s", JoinFound: "rejoindre %s",
	FoundThis: "sur ce réseau", FoundNew: "sur ce réseau, rien d'échangé encore", IsRelay: "%s (relais)",
	TwoRelays: "%s est relais aussi : un seul suffit.",
	Synced:    "partagé à %s", Never: "relais pas encore joint",
	Silent:     "relais injoignable depuis %s",
	Unheard:    "le relais ne répond pas pour l'instant",
	NoName:     "adresse du relais introuvable depuis %s",
	Barred:     "un filtre du réseau répond à la place du relais : rien n'a été échangé",
	Clock:      "la date ou l'heure de cet ordinateur est fausse : le relais ne peut pas être vérifié",
	TwoClocks:  "l'heure d'ici et celle du relais diffèrent de %s",
	Portal:     "le réseau demande d'abord une connexion dans un navigateur",
	Wrong:      "ce n'est pas le bon relais qui répond : rien n'a été échangé",
	Revoked:    "ce poste n'est plus admis au relais : prévenez la coordination",
	PortalHead: "LE RÉSEAU N'EST PAS OUVERT", WrongHead: "MAUVAIS RELAIS",
	BarredHead: "LE RÉSEAU FILTRE LE RELAIS", ClockHead: "DATE ET HEURE À VÉRIFIER",
	BarredDo: "Prenez un autre réseau, par exemple le partage de connexion d'un téléphone. En attendant, tout est gardé ici.",
	ClockDo:  "Corrigez la date et l'heure de l'ordinateur. L'accueil continue, et tout est gardé ici.",
	NoNameDo: "Cet ordinateur n'est sans doute pas sur internet : vérifiez le Wi-Fi. L'accueil continue, et tout est gardé ici.",
	PortalDo: "Ouvrez une page web et acceptez. En attendant, tout est gardé ici.",
	WrongDo:  "Prévenez la coordination. L'accueil continue, et tout est gardé ici.",
	Shorts:   hubShorts{"relais %s", "relais muet", "réseau à ouvrir", "réseau filtré", "heure à vérifier", "mauvais relais", "poste exclu"},
}

var englishHub = Hub{
	Title:   "Hub",
	What:    "A hub is where desks meet over the network. Type the address shown by the desk that is the hub, or the coordinator's link, which begins with opale://join. Scan it, paste it or type it.",
	Link:    "address or link",
	Hint:    "192.168.…",
	Join:    "join the hub",
	Joining: "Calling the hub…",
	Joined:  "THIS DESK HAS JOINED THE HUB",
	At:      "at %s",
	TryNow:  "try now",
	Another: "another hub",
	Host:    "this desk becomes the hub", Unhost: "be the hub no longer",
	HostGo: "become the hub", UnhostGo: "be the hub no longer",
	Hosting:       "THIS DESK IS THE HUB",
	HostAt:        "On the other desks, same network, same page: Enter, or this address.",
	HostWhat:      "Only desks of the same starter stick are let in. The desk goes on here as ever. If the computer asks to allow OPALE on the network, accept.",
	HostEnds:      "With this computer closed or asleep the others go on alone, and one of them can become the hub.",
	Opening:       "Opening the hub…",
	Guests:        Plural{"%s desk connected", "%s desks connected"},
	HostingStatus: "hub here: %s, %s",
	Elsewhere:     "Another desk can become the hub.",
	Offline:       "Without a network the desk goes on as ever: everything is kept here, and leaves as soon as the hub answers.",
	Figures:       "Since the start, entries sent: %s; received: %s.",
	Back:          "go back", Choose: "choose", Type: "type the address",
	Found: "%s is the hub on this network, at %s", JoinFound: "join %s",
	FoundThis: "on this network", FoundNew: "on this network, nothing exchanged yet", IsRelay: "%s (hub)",
	TwoRelays: "%s is a hub as well: one is enough.",
	Synced:    "shared at %s", Never: "hub not reached yet",
	Silent:     "hub out of reach for %s",
	Unheard:    "the hub does not answer just now",
	NoName:     "the hub's address has not been found for %s",
	Barred:     "a filter of the network answers in the hub's place: nothing was exchanged",
	Clock:      "this computer's date or time is wrong: the hub cannot be verified",
	TwoClocks:  "the time here and the hub's are %s apart",
	Portal:     "the network asks for a sign-in in a browser first",
	Wrong:      "it is not the right hub that answers: nothing was exchanged",
	Revoked:    "this desk is no longer admitted to the hub: tell the coordinator",
	PortalHead: "THE NETWORK IS NOT OPEN", WrongHead: "WRONG HUB",
	BarredHead: "THE NETWORK FILTERS THE HUB", ClockHead: "CHECK THE DATE AND TIME",
	BarredDo: "Take another network, a phone's hotspot for example. Meanwhile everything is kept here.",
	ClockDo:  "Put the computer's date and time right. The desk goes on, and everything is kept here.",
	NoNameDo: "This computer is probably not on the internet: check the Wi-Fi. The desk goes on, and everything is kept here.",
	PortalDo: "Open a web page and accept. Meanwhile everything is kept here.",
	WrongDo:  "Tell the coordinator. The desk goes on, and everything is kept here.",
	Shorts:   hubShorts{"hub %s", "hub silent", "network closed", "network filters", "check the clock", "wrong hub", "desk excluded"},
}

// linkTrouble is what can stand between a desk and its hub.
type linkTrouble struct {
	Offline, NoName, Portal, Barred, Clock, WrongKey, Revoked, Expired, Used, Unknown, NoLink, Foreign, Apart, Taken Sentence
}

var frenchLink = linkTrouble{
	Offline:  Sentence{"Personne ne répond à cette adresse.", safeFR, "Vérifiez le Wi-Fi, puis Entrée pour réessayer."},
	Portal:   Sentence{"Le réseau demande d'abord une connexion dans un navigateur.", safeFR, "Ouvrez une page web, acceptez, puis Entrée."},
	NoName:   Sentence{"L'adresse du relais est introuvable.", safeFR, "Cet ordinateur n'est sans doute pas sur internet : vérifiez le Wi-Fi, puis Entrée."},
	Barred:   Sentence{"Un filtre du réseau répond à la place du relais. Rien n'a été échangé.", safeFR, "Prenez un autre réseau, par exemple un téléphone, puis Entrée."},
	Clock:    Sentence{"La date ou l'heure de cet ordinateur est fausse : le relais ne peut pas être vérifié.", safeFR, "Corrigez la date et l'heure, puis Entrée."},
	WrongKey: Sentence{"Ce n'est pas le bon relais qui répond. Rien n'a été échangé.", safeFR, "Échap, et prévenez la coordination."},
	Revoked:  Sentence{"Ce poste n'est plus admis au relais.", safeFR, "Échap, et prévenez la coordination."},
	Expired:  Sentence{"Ce lien est trop vieux : il vaut dix minutes.", safeFR, "Demandez-en un autre à la coordination."},
	Used:     Sentence{"Ce lien a déjà servi : il ne vaut qu'une fois.", safeFR, "Demandez-en un autre à la coordination."},
	Unknown:  Sentence{"Le relais ne connaît pas ce lien.", safeFR, "Relisez-le, ou demandez-en un autre à la coordination."},
	Foreign:  Sentence{"Ce relais est celui d'un autre événement.", "Rien n'a été changé.", "Demandez à la coordination un lien de cet événement-ci."},
	NoLink:   Sentence{"Ce n'est ni une adresse ni un lien de relais, ou il y a une faute.", "Rien n'a été changé.", "Une adresse ressemble à 192.168.1.20" + thin + "; un lien commence par opale://join."},
	Apart:    Sentence{"Ce poste et ce relais n'ont pas la même clé de départ.", "Rien n'a été échangé.", "Demandez à la coordination la clé de départ, ou un lien."},
	Taken:    Sentence{"Un autre programme occupe déjà la place du relais sur cet ordinateur.", "Rien n'a été changé.", "Prenez un autre poste comme relais."},
}

var englishLink = linkTrouble{
	Offline:  Sentence{"Nobody answers at that address.", safeEN, "Check the Wi-Fi, then press Enter to try again."},
	Portal:   Sentence{"The network asks for a sign-in in a browser first.", safeEN, "Open a web page, accept, then press Enter."},
	NoName:   Sentence{"The hub's address cannot be found.", safeEN, "This computer is probably not on the internet: check the Wi-Fi, then press Enter."},
	Barred:   Sentence{"A filter of the network answers in the hub's place. Nothing was exchanged.", safeEN, "Take another network, a phone for example, then press Enter."},
	Clock:    Sentence{"This computer's date or time is wrong: the hub cannot be verified.", safeEN, "Put the date and time right, then press Enter."},
	WrongKey: Sentence{"It is not the right hub that answers. Nothing was exchanged.", safeEN, "Press Esc, and tell the coordinator."},
	Revoked:  Sentence{"This desk is no longer admitted to the hub.", safeEN, "Press Esc, and tell the coordinator."},
	Expired:  Sentence{"This link is too old: it is good for ten minutes.", safeEN, "Ask the coordinator for another."},
	Used:     Sentence{"This link has been used: it is good once.", safeEN, "Ask the coordinator for another."},
	Unknown:  Sentence{"The hub does not know this link.", safeEN, "Read it again, or ask the coordinator for another."},
	Foreign:  Sentence{"This hub is another event's.", "Nothing was changed.", "Ask the coordinator for a link of this event."},
	NoLink:   Sentence{"This is no address or link of a hub, or there is a slip in it.", "Nothing was changed.", "An address looks like 192.168.1.20; a link begins with opale://join."},
	Apart:    Sentence{"This desk and that hub do not share a starter stick.", "Nothing was exchanged.", "Ask the coordinator for the stick, or for a link."},
	Taken:    Sentence{"Another program has the hub's place on this computer.", "Nothing was changed.", "Take another desk as the hub."},
}

// ExplainJoin says why a hub was not joined. What other errors say of
// registrations, these say of invitations.
func (w *Words) ExplainJoin(err error) Sentence {
	t := &w.Trouble.Link
	switch checkin.ErrorCode(err) {
	case checkin.CodeAlready:
		return t.Used
	case checkin.CodeNotFound:
		return t.Unknown
	case checkin.CodeInvalid:
		return t.NoLink
	case checkin.CodeForeign:
		return t.Foreign
	case checkin.CodeApart:
		return t.Apart
	case checkin.CodeHeld:
		return t.Taken
	}
	return w.Explain(err)
}

func (t *linkTrouble) explain(code checkin.Code) (Sentence, bool) {
	switch code {
	case checkin.CodeOffline, checkin.CodeLater:
		return t.Offline, true
	case checkin.CodePortal:
		return t.Portal, true
	case checkin.CodeNoName:
		return t.NoName, true
	case checkin.CodeIntercepted:
		return t.Barred, true
	case checkin.CodeClock:
		return t.Clock, true
	case checkin.CodeWrongKey:
		return t.WrongKey, true
	case checkin.CodeRevoked, checkin.CodeStranger:
		return t.Revoked, true
	case checkin.CodeExpired:
		return t.Expired, true
	}
	return Sentence{}, false
}
