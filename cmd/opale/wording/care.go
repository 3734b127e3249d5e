package wording

import "opale/tui/i18n"

// careWords is what is said of the file's health, and of mending it.
type careWords struct {
	Doctor                 Help
	FlagRepair, FlagAccept string
	Topics                 map[Topic]string

	File                  string // event, registrations, entries, size, path
	NoFile                string // path
	Chains, Tables        string // streams; fingerprint
	Complete, NoHeads     string
	Log, LongLog          string // size
	NoBackup              string // folder
	Kept                  string // how many, when the last one, its size, folder
	OldBackup             string // how long
	Free                  string // size
	Clock                 string // date, hour, zone
	Corrected, OtherClock string // how long
	Behind                string // how long
	Shared                string // entries, when
	OnlyHere              i18n.Plural
	NoKey, Key            string
	OpenKey               string // path
	Member, NoMember      string // behind Key
	Folder                string // path
	Terminal              string // columns, rows, TERM
	NoTerminal            string

	Kilobytes, Megabytes, Gigabytes string

	// What is missing.
	Lacking             i18n.Plural
	Gap, GapAltered     string // desk, from, to, when the first one, when the last one
	HeldBy              string // desks
	Sources             string // a list of those that follow
	SourceHub           string // address
	SourceStick         string // folder
	SourceBackups       i18n.Plural
	NoSource            string
	LostAsk, LostNoCopy string // path, when the backup was made, its size; path
	LostAnew            string

	// What is done about it.
	Aside                           string // folder
	Remade, Recovered               string // ; entries
	FromBackups, FromStick, FromHub string // entries, or what failed
	NothingToRead                   string

	// What to do.
	DoImport, DoRepair, DoFetch, DoOpen, DoClose, DoSpace, DoClock, DoShare, DoWiden, DoElsewhere string
}

// Topic is what a finding is about.
type Topic string

// The topics, in the order in which they are said.
const (
	TopicProgram  Topic = "program"
	TopicFile     Topic = "file"
	TopicJournal  Topic = "journal"
	TopicTables   Topic = "tables"
	TopicHeads    Topic = "heads"
	TopicLog      Topic = "log"
	TopicBackups  Topic = "backups"
	TopicDisk     Topic = "disk"
	TopicClock    Topic = "clock"
	TopicKeys     Topic = "keys"
	TopicSeal     Topic = "seal"
	TopicFolder   Topic = "folder"
	TopicSharing  Topic = "sharing"
	TopicTerminal Topic = "terminal"
	TopicPutAside Topic = "put-aside"
	TopicRepair   Topic = "repair"
)
