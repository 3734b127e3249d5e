package wording

import "opale/db/seal"

// sealWords is what is said of sealed databases.
type sealWords struct {
	Seal           Help
	FlagPassphrase string
	Ask            string
	Slow           string // the keystore makes us wait
	Open           string // it is not sealed
	Opens          string // the keys
	Protects       string
	LaptopOpen     string // whoever has this laptop has a key
	LaptopShut     string // the system's keystore has it
	Kinds          map[seal.Kind]string
}

var frenchSealing = sealWords{
	Seal: Help{
		Short: "Ce qui scelle la base, et ce qui l'ouvre",
		Long: `Noms, adresses, téléphones, sociétés et codes sont scellés dans la base et
dans ses sauvegardes : sans clé, une copie ne montre personne. Une répétition
n'est pas scellée.

La clé de la base est dans la base, sous plusieurs serrures. Les ouvrent : le
trousseau du système ou, à défaut, un fichier de clé de cet ordinateur
(database.key, près de device.key ; OPALE_KEY_FILE en nomme un autre) ; la clé
de l'événement, que chaque poste a ; la phrase de passe de l'événement. Un code
PIN n'ouvre rien.

Si aucune de ces clés ne reste, personne ne peut plus lire cette base, nous non
plus : reprenez alors les inscriptions et les arrivées d'un autre poste, d'un
relais, d'une clé de départ ou d'une clé de secours. Pour qu'il en reste
toujours une : « opale event --identity » tôt, et la phrase de passe écrite en
lieu sûr.`,
		Example: `opale seal
opale seal --passphrase`,
	},
	FlagPassphrase: "ouvrir la base aussi avec une phrase de passe",
	Ask:            "Cette base est scellée. Phrase de passe de l'événement :",
	Slow:           "Le trousseau du système se fait attendre…",
	Open:           "Cette base n'est pas scellée : qui a le fichier lit les noms.",
	Opens:          "Base scellée. L'ouvrent : %s.",
	Protects:       "Protégées : les copies de la base, ses sauvegardes, les clés USB.",
	LaptopOpen:     "Pas protégé : cet ordinateur, où se trouve aussi une clé. Le chiffrement du disque s'en charge (BitLocker, FileVault, LUKS).",
	LaptopShut:     "Cet ordinateur : la clé est dans le trousseau du système, qui s'ouvre avec la session de son utilisateur.",
	Kinds: map[seal.Kind]string{
		seal.KindEvent:      "la clé de l'événement",
		seal.KindKeystore:   "le trousseau du système",
		seal.KindFile:       "un fichier de clé",
		seal.KindPassphrase: "la phrase de passe",
	},
}

var englishSealing = sealWords{
	Seal: Help{
		Short: "What seals the database, and what opens it",
		Long: `Names, addresses, telephone numbers, companies and codes are sealed in the
database and in its backups: without a key, a copy shows nobody. A rehearsal is
not sealed.

The database's key lies in the database, under several locks. They are opened by
the system's keystore or, without one, a key file of this laptop (database.key,
beside device.key; OPALE_KEY_FILE names another one); by the event's key, which
every desk has; by the event's passphrase. A PIN opens nothing.

Where none of these keys is left, nobody can read the database any more, nor can
we: take registrations and arrivals from another desk, a hub, a starter stick or
a safety stick. So that one is always left: "opale event --identity" early on,
and the passphrase written down in a safe place.`,
		Example: `opale seal
opale seal --passphrase`,
	},
	FlagPassphrase: "let a passphrase open the database as well",
	Ask:            "This database is sealed. The event's passphrase:",
	Slow:           "The system's keystore keeps us waiting…",
	Open:           "This database is not sealed: whoever has the file can read the names.",
	Opens:          "Sealed database. It is opened by: %s.",
	Protects:       "Protected: copies of the database, its backups, USB sticks.",
	LaptopOpen:     "Not protected: this laptop, which has a key as well. That is for the disk's encryption (BitLocker, FileVault, LUKS).",
	LaptopShut:     "This laptop: the key is in the system's keystore, which opens with its user's session.",
	Kinds: map[seal.Kind]string{
		seal.KindEvent:      "the event's key",
		seal.KindKeystore:   "the system's keystore",
		seal.KindFile:       "a key file",
		seal.KindPassphrase: "the passphrase",
	},
}
