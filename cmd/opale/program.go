package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/cmd/opale/wording"
)

// Exit codes of every command.
const (
	exitDone    = 0
	exitRefused = 1 // refused or failed
	exitUsage   = 2 // called in a way that means nothing
)

func init() {
	cobra.EnableCommandSorting = false // the help lists commands by use
	cobra.MousetrapHelpText = ""       // on Windows, a double click opens the desk
}

// program is one run of opale.
type program struct {
	in        io.Reader
	out, errs io.Writer
	words     *wording.Words
	args      []string // as they were given
	clock     *clock   // nil: the computer's, as it is

	disk    disk.Disk // nil: the computer's
	running string    // the program's own file; empty: as the system says

	// What the flags say.
	file     string
	language string
	asJSON   bool
	ascii    bool
	plain    bool // lines of text instead of a screen

	listen     string // where a relay listens; empty: as a hub does
	find       search // where other desks are looked for
	passphrase string // that was agreed on in this run, or opened a kit

	porch *porch // what is missing is asked on a screen; nil: on the console
	told  bool   // whoever sits here has read why it ends, or ended it
}

// Run runs opale with these arguments (the program's name not among them) and
// returns its exit code. When ctx ends, the command stops in order.
func Run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	return newRun(args, in, out, errs).run(ctx)
}

func newRun(args []string, in io.Reader, out, errs io.Writer) *program {
	return &program{in: in, out: out, errs: errs, words: wording.For(args), args: args, clock: &clock{}}
}

func (p *program) run(ctx context.Context) int {
	root := p.root()
	root.SetArgs(p.args)
	return p.exit(root.ExecuteContext(ctx))
}

// root is the command tree. Its texts are already in the user's language.
func (p *program) root() *cobra.Command {
	root := p.deskCommand("opale", p.words.Opale)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true // ours speaks the user's language
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.errs)
	root.SetHelpFunc(p.help)
	root.SetFlagErrorFunc(p.flagError)
	root.Args = p.knownCommand

	root.PersistentFlags().StringVar(&p.file, "db", "", p.words.FlagDB)
	root.PersistentFlags().StringVar(&p.language, "lang", "", p.words.FlagLang)
	root.Version = version()
	root.SetVersionTemplate("{{.Version}}\n")
	root.Flags().Bool("version", false, p.words.FlagVersion)
	root.PersistentFlags().BoolP("help", "h", false, p.words.FlagHelp)
	root.PersistentPreRunE = p.resume

	for _, g := range []struct {
		title    string
		commands []*cobra.Command
	}{
		{p.words.GroupDoor, []*cobra.Command{p.deskCommand("desk", p.words.Desk), p.demoCommand(), p.trainCommand(), p.checkInCommand(), p.undoCommand(), p.lookupCommand()}},
		{p.words.GroupLists, []*cobra.Command{p.importCommand(), p.listCommand(), p.exportCommand(), p.eventCommand(), p.personCommand()}},
		{p.words.Carry.Group, []*cobra.Command{p.prepareCommand(), p.kitCommand(), p.exchangeCommand(), p.bundleCommand(), p.hubCommand(), p.joinCommand(), p.syncCommand()}},
		{p.words.GroupCare, []*cobra.Command{p.statusCommand(), p.doctorCommand(), p.sealCommand(), p.verifyCommand(), p.rebuildCommand(), p.stateHashCommand(), p.versionCommand(), p.returnCommand(), p.purgeCommand(), p.completionCommand(), p.helpCommand()}},
	} {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, c := range g.commands {
			c.GroupID = g.title
			root.AddCommand(c)
		}
	}
	return root
}

// command makes a command from its help.
func (p *program) command(name string, h wording.Help, run func(*cobra.Command, []string) error) *cobra.Command {
	use := name
	if h.Args != "" {
		use += " " + h.Args
	}
	return &cobra.Command{
		Use: use, Short: h.Short, Long: h.Long, Example: h.Example,
		Args: p.noArgs, RunE: run, DisableFlagsInUseLine: true,
	}
}

// factual gives a command the flag of those that print facts.
func (p *program) factual(c *cobra.Command) *cobra.Command {
	c.Flags().BoolVar(&p.asJSON, "json", false, p.words.FlagJSON)
	return c
}

// print writes one fact as a line of JSON, in one write: a reader at the other
// end of a pipe sees all of it or nothing.
func (p *program) print(fact any) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false) // names have ampersands, and this is no web page
	if err := encoder.Encode(fact); err != nil {
		return err
	}
	_, err := io.WriteString(p.out, checkin.Legible(line.String())) // it may be a terminal that reads it
	return err
}

// say writes a line for people.
func (p *program) say(format string, args ...any) error {
	_, err := io.WriteString(p.out, harmless(fmt.Sprintf(format, args...))+"\n")
	return err
}

// remark writes a line beside the output: it is not part of the facts.
func (p *program) remark(format string, args ...any) {
	_, _ = io.WriteString(p.errs, harmless(fmt.Sprintf(format, args...))+"\n") // nobody reads it: it is said to nobody
}

// harmless is the last guard before a terminal, behind [checkin.Clean]: paths and
// other programs' errors come as they are. A TAB stays, between columns.
func harmless(text string) string {
	columns := strings.Split(text, "\t")
	for i := range columns {
		columns[i] = checkin.Legible(columns[i])
	}
	return strings.Join(columns, "\t")
}
