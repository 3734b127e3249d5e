package wording

import (
	"opale/checkin"
	"opale/tui/i18n"
)

var frenchMeet = meetWords{
	Hub: Help{
		Args:  "[invite|devices|revoke|page]",
		Short: "Être le relais : là où les postes se rencontrent par le réseau",
		Long: `Reste ouvert et fait se rencontrer les postes : ce que l'un sait, les autres le
savent dans la seconde. Un relais sur le Wi-Fi d'un site, un autre sur internet,
ou les deux : un relais peut lui-même en rejoindre un autre (opale join).
L'ordinateur doit avoir l'identité de l'événement.`,
		Example: `opale hub
opale hub --listen :7474 --address 192.168.1.20:7474
opale hub --store postgres://base/opale --behind-proxy`,
	},
	HubInvite: Help{
		Short: "Inviter un poste",
		Long: `Affiche un lien, et le même en QR code. Il vaut une fois, pendant dix minutes :
sur l'autre ordinateur, « opale join LIEN », ou l'écran Relais.`,
		Example: `opale hub invite --venue calais --desk "Calais 2"`,
	},
	HubDevices: Help{
		Short:   "Les postes du relais, et leur dernier passage",
		Example: `opale hub devices`,
	},
	HubPage: Help{
		Short: "Ouvrir la page des chiffres, ou la fermer",
		Long: `Affiche un lien pour l'organisateur, et le même en QR code : les arrivées par
site et par séance, la courbe de la journée, le dernier passage de chaque poste.
La page compte et ne nomme personne. Un nouveau lien ferme le précédent.`,
		Example: `opale hub page
opale hub page --close`,
	},
	HubRevoke: Help{
		Args:  "POSTE",
		Short: "Ne plus admettre un poste, perdu ou volé",
		Long: `Le poste ne lit plus rien, aussitôt. Ce qu'il a encore à donner est pris à part :
quelqu'un en jugera. POSTE est son identifiant (opale hub devices).`,
		Example: `opale hub revoke d7k3m9x2a`,
	},
	Join: Help{
		Args:  "[LIEN]",
		Short: "Rejoindre un relais, par une invitation",
		Long: `Fait de cet ordinateur un poste de l'événement : son nom et son site sont dans
l'invitation, l'identité et la liste viennent du relais. Majuscules, espaces et
retours à la ligne du LIEN ne comptent pas. Sans LIEN, le demande : un lecteur
de codes peut alors le taper, sur un clavier qui n'est pas le sien aussi.`,
		Example: `opale join opale://join/192.168.1.20:7474/…`,
	},
	Sync: Help{
		Short: "Échanger avec le relais, maintenant",
		Long: `Donne au relais ce qui n'est qu'ici et prend ce qui manque, jusqu'à ce que les
deux sachent la même chose. L'accueil ouvert le fait de lui-même.`,
		Example: `opale sync`,
	},
	HubName: "Relais",

	FlagListen:      "où écouter : `ADRESSE:PORT`, ou :PORT pour partout",
	FlagStore:       "garder dans un PostgreSQL que plusieurs relais partagent :\nson `URL`",
	FlagRelayAt:     "l'`ADRESSE` où ce poste écoute quand il\ndevient le relais depuis son écran",
	FlagFind:        "l'`ADRESSE` où demander qui d'autre est là, ou off pour\nne rien demander (d'office, sur chaque réseau)",
	FlagAddress:     "l'`ADRESSE` que les invitations donnent",
	FlagBehindProxy: "derrière un mandataire qui parle TLS avec un certificat\npublic : le relais parle alors HTTP",
	FlagClosePage:   "fermer la page : le lien ne vaut plus rien",
	FlagName:        "le `NOM` du relais, tel que les postes l'affichent",

	Serving:            "Le relais est ouvert : %s\nempreinte de sa clé : %s\nInviter un poste : opale hub invite --venue SITE --desk NOM",
	Invited:            "Sur l'autre ordinateur : opale join, puis ce lien. Il vaut une fois, jusqu'à %s.",
	PageOpen:           "Ce lien montre les chiffres à qui l'a, et rien d'autre. Le fermer : opale hub page --close.",
	PageOwnCertificate: "Le navigateur dira qu'il ne connaît pas ce relais : c'est son propre certificat, continuez.",
	PageClosed:         "La page est fermée : plus aucun lien ne la montre.",
	NoAddress:          "Ce relais n'a pas encore été ouvert : lancez « opale hub », ou donnez --address.",
	NeedsIdentity:      "L'événement n'a pas d'identité sur cet ordinateur : « opale event --identity », ou ouvrez la clé de départ.",
	NoStore:            "Le PostgreSQL de --store ne répond pas. Rien n'a été changé.\nVérifiez qu'il est ouvert, et son adresse, puis recommencez.",
	StoreOtherKey:      "La base « %s » est scellée sous une autre identité : celle d'un autre événement, ou d'un événement refait.\nRien n'en a été lu ni changé.\nOuvrez-la d'un ordinateur de son événement, ou donnez une autre base à --store.",
	StoreLeftOpen:      "La base « %s » a été commencée sans sceau : ce qui y nomme des personnes se lirait.\nRien n'y a été changé.\nDonnez une base vide à --store : cet ordinateur et les postes la remplissent.",
	NoDevices:          "Aucun poste n'a encore rejoint ce relais.",
	NeverMet:           "jamais venu",
	IsRevoked:          "exclu",
	Unsent:             i18n.Plural{One: "%s écriture de plus que le relais", Many: "%s écritures de plus que le relais"},
	Revoked:            "%s n'est plus admis. Ce qu'il a encore à donner sera pris à part.",
	UnknownDevice:      "Aucun poste de ce relais ne commence par « %s » : voyez « opale hub devices ».",
	AmbiguousDevice:    "« %s » est trop court pour désigner un seul poste : écrivez-en plus (opale hub devices).",
	AskLink:            "Scannez, collez ou tapez le lien :",
	Joined:             "Le relais %s est rejoint. Ce poste est %s.",
	NotJoined:          "Ce poste n'a rejoint aucun relais : « opale join LIEN ».",
	TwoClocks:          "L'heure de cet ordinateur et celle du relais diffèrent de %s : vérifiez-les.",
	Synced:             "Partagé à %s. Envoyé : %s. Reçu : %s.",

	Faults: map[checkin.Code]i18n.Sentence{
		checkin.CodeHeld:        {What: "On ne peut pas écouter à cette adresse : %s.", Safe: "Rien n'a été changé.", Press: "Un autre programme l'occupe peut-être : prenez un autre port, avec --listen."},
		checkin.CodeOffline:     {What: "Personne ne répond à cette adresse : %s.", Safe: "Tout est gardé ici.", Press: "Vérifiez le réseau, puis recommencez."},
		checkin.CodePortal:      {What: "Le réseau demande d'abord une connexion dans un navigateur (%s).", Safe: "Rien n'a été échangé.", Press: "Ouvrez une page web, acceptez, puis recommencez."},
		checkin.CodeNoName:      {What: "Cette adresse est introuvable : %s.", Safe: "Tout est gardé ici.", Press: "Cet ordinateur n'est sans doute pas sur internet : vérifiez le réseau, puis recommencez."},
		checkin.CodeIntercepted: {What: "Autre chose répond à la place du relais, un filtre du réseau ou un autre serveur : %s.", Safe: "Rien n'a été échangé.", Press: "Prenez un autre réseau, par exemple le partage de connexion d'un téléphone."},
		checkin.CodeClock:       {What: "Le certificat du relais n'est pas valable à la date de cet ordinateur, le %s.", Safe: "Rien n'a été échangé.", Press: "Corrigez la date et l'heure ; si elles sont justes, le certificat du relais est à renouveler."},
		checkin.CodeWrongKey:    {What: "Ce n'est pas le bon relais qui répond : %s.", Safe: "Rien n'a été échangé.", Press: "Demandez une autre invitation à la coordination."},
		checkin.CodeApart:       {What: "Ce poste et ce relais n'ont pas la même clé de départ.", Safe: "Rien n'a été échangé.", Press: "Demandez à la coordination la clé de départ, ou une invitation."},
		checkin.CodeStranger:    {What: "Le relais ne connaît pas ce poste.", Safe: "Tout est gardé ici.", Press: "Demandez une invitation à la coordination."},
		checkin.CodeRevoked:     {What: "Ce poste n'est plus admis au relais.", Safe: "Ce qu'il avait à donner a été pris.", Press: "Prévenez la coordination."},
		checkin.CodeExpired:     {What: "Cette invitation est trop vieille : elle vaut dix minutes.", Safe: "Rien n'a été changé.", Press: "Demandez-en une autre."},
		checkin.CodeAlready:     {What: "Cette invitation a déjà servi : elle ne vaut qu'une fois.", Safe: "Rien n'a été changé.", Press: "Demandez-en une autre."},
		checkin.CodeNotFound:    {What: "Le relais ne connaît pas cette invitation.", Safe: "Rien n'a été changé.", Press: "Relisez le lien, ou demandez-en un autre."},
		checkin.CodeForeign:     {What: "Ce relais est celui d'un autre événement : %s.", Safe: "Rien n'a été changé.", Press: "Demandez une invitation à la coordination."},
		checkin.CodeLater:       {What: "Le relais demande de revenir dans un moment.", Safe: "Tout est gardé ici.", Press: "Recommencez dans une minute."},
		checkin.CodeBusy:        {What: "Le relais ne répond pas pour l'instant.", Safe: "Tout est gardé ici.", Press: "Recommencez dans une minute."},
		checkin.CodeInvalid:     {What: "Ce n'est pas une invitation, ou il y a une faute.", Safe: "Rien n'a été changé.", Press: "Elle commence par opale://join : copiez-la en entier."},
		checkin.CodeInternal:    {What: "Le relais a échoué.", Safe: "Tout est gardé ici.", Press: "Prévenez la coordination."},
	},
}
