package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help writes a command's page: plain text of at most 80 columns, the same in
// a window and in a file.
func (p *program) help(c *cobra.Command, _ []string) {
	w := c.OutOrStdout()
	fmt.Fprintf(w, "%s\n\n%s\n  %s\n", cmp.Or(c.Long, c.Short), p.words.Usage, usageLine(c, p.words.Options))
	if c.Example != "" {
		fmt.Fprintf(w, "\n%s\n%s\n", p.words.Examples, indent(c.Example))
	}
	for _, g := range c.Groups() {
		fmt.Fprintf(w, "\n%s\n", g.Title)
		for _, sub := range c.Commands() {
			if sub.GroupID == g.ID {
				fmt.Fprintf(w, "  %-11s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	fmt.Fprintf(w, "\n%s\n", p.words.OptionsTitle)
	writeFlags(w, c.Flags())
	if c.HasSubCommands() {
		fmt.Fprintf(w, "\n%s\n", p.words.AboutCommand)
	}
}

func usageLine(c *cobra.Command, options string) string {
	line := c.CommandPath()
	if arguments := argumentsOf(c); arguments != "" {
		line += " " + arguments
	}
	return line + " " + options
}

func indent(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

func writeFlags(w io.Writer, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" && f.Name != "help" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.Value.Type() != "bool" {
			name += " " + value
		}
		fmt.Fprintf(w, "  %-19s %s\n", name, strings.ReplaceAll(usage, "\n", "\n"+strings.Repeat(" ", 22)))
	})
}

func (p *program) helpCommand() *cobra.Command {
	c := p.command("help", p.words.Help, func(c *cobra.Command, args []string) error {
		about, rest, err := c.Root().Find(args)
		if err != nil || len(rest) > 0 && about == c.Root() { // what follows a command is its argument: help export roster
			return usagef(c, p.words.UnknownCommand, strings.Join(args, " "))
		}
		about.InitDefaultHelpFlag()
		return about.Help()
	})
	c.Args = cobra.ArbitraryArgs
	return c
}

// completionCommand writes the script that lets a shell complete commands.
func (p *program) completionCommand() *cobra.Command {
	c := p.command("completion", p.words.Completion, func(c *cobra.Command, args []string) error {
		switch root := c.Root(); args[0] {
		case "bash":
			return root.GenBashCompletionV2(p.out, true)
		case "zsh":
			return root.GenZshCompletion(p.out)
		case "fish":
			return root.GenFishCompletion(p.out, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(p.out)
		}
		return usagef(c, p.words.UnknownValue, args[0], argumentsOf(c), "bash, zsh, fish, powershell")
	})
	c.Args = p.exactlyOne
	c.ValidArgs = []string{"bash", "zsh", "fish", "powershell"}
	return c
}
