package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"strings"
)

// maxLine bounds a line of a batch, in bytes: more than any code or name.
const maxLine = 64 << 10

// eachLine hands on each argument or, where a batch is named, each line of it,
// until act fails or ctx ends. A blank line is handed on as "". A batch of "-"
// is standard input.
func (p *program) eachLine(ctx context.Context, args []string, batch string, act func(string) error) error {
	if batch == "" {
		for _, arg := range args {
			if ctx.Err() != nil {
				return &spoken{p.words.Interrupted}
			}
			if err := act(arg); err != nil {
				return err
			}
		}
		return nil
	}
	in := p.in
	if batch != "-" {
		f, err := os.Open(batch)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	return p.eachOf(ctx, in, act)
}

// eachOf reads beside the work, so that an interrupt ends the command even
// while it waits for somebody to type a line.
func (p *program) eachOf(ctx context.Context, in io.Reader, act func(string) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	lines, end := make(chan string), make(chan error, 1)
	go func() { end <- readLines(ctx, in, lines) }()
	for {
		select {
		case <-ctx.Done():
			return &spoken{p.words.Interrupted}
		case text := <-lines:
			if err := act(text); err != nil {
				return err
			}
		case err := <-end: // behind the last line: lines has no room to leave one in
			return err
		}
	}
}

func readLines(ctx context.Context, in io.Reader, lines chan<- string) error {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, maxLine)
	for scanner.Scan() {
		// The mark at the head of a file from Windows is no part of a code.
		text := strings.TrimSpace(strings.TrimPrefix(scanner.Text(), "\ufeff"))
		select {
		case lines <- text:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return scanner.Err()
}
