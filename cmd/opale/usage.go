package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"opale/cmd/opale/wording"
)

// usageError says, in the user's language, that a command was called in a way
// that means nothing: exit code 2.
type usageError struct {
	text    string
	command string // whose help explains more
}

func (e *usageError) Error() string { return e.text }

func usagef(c *cobra.Command, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), c.CommandPath()}
}

func (p *program) noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef(c, p.words.TooMany, args[0])
	}
	return nil
}

// atLeastOne asks for arguments, named as in the command's help.
func (p *program) atLeastOne(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef(c, p.words.Missing, argumentsOf(c))
	}
	return nil
}

func (p *program) exactlyOne(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usagef(c, p.words.TooMany, args[1])
	}
	return p.atLeastOne(c, args)
}

func (p *program) atMostOne(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usagef(c, p.words.TooMany, args[1])
	}
	return nil
}

// argsOrBatch asks for arguments or for --batch, one of the two.
func (p *program) argsOrBatch(c *cobra.Command, args []string) error {
	batch := c.Flags().Changed("batch")
	switch {
	case batch && len(args) > 0:
		return usagef(c, p.words.TooMany, args[0])
	case !batch:
		return p.atLeastOne(c, args)
	}
	return nil
}

// argumentsOf is what follows the command's name on its usage line.
func argumentsOf(c *cobra.Command) string {
	_, arguments, _ := strings.Cut(c.Use, " ")
	return arguments
}

// knownCommand refuses a first word that is no command, and proposes near ones.
func (p *program) knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	text := fmt.Sprintf(p.words.UnknownCommand, args[0])
	if root.SuggestionsMinimumDistance = 2; len(root.SuggestionsFor(args[0])) > 0 {
		text += " " + fmt.Sprintf(p.words.DidYouMean, strings.Join(root.SuggestionsFor(args[0]), ", "))
	}
	return &usageError{text, root.CommandPath()}
}

func (p *program) knownLanguage(c *cobra.Command, _ []string) error {
	if p.language != "" && !slices.Contains(wording.Languages, p.language) {
		return usagef(c, p.words.UnknownValue, p.language, "--lang", strings.Join(wording.Languages, ", "))
	}
	return nil
}

// flagError puts pflag's errors into the user's language.
func (p *program) flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var needs *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usagef(c, p.words.UnknownFlag, "-"+unknown.GetSpecifiedShortnames())
	case errors.As(err, &unknown):
		return usagef(c, p.words.UnknownFlag, "--"+unknown.GetSpecifiedName())
	case errors.As(err, &needs):
		return usagef(c, p.words.FlagNeeds, "--"+needs.GetFlag().Name)
	case errors.As(err, &invalid):
		return usagef(c, p.words.FlagInvalid, invalid.GetValue(), "--"+invalid.GetFlag().Name)
	}
	return usagef(c, "%s", err)
}
