package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

// What every check in Go needs: the report and the simulated clock.

type line struct {
	Check   string `json:"check"`
	Problem string `json:"problem,omitempty"`
}

// check runs one check and prints how it ended.
func check(title string, body func() error) {
	report := line{Check: title}
	if err := body(); err != nil {
		report.Problem = err.Error()
	}
	text, err := json.Marshal(report)
	if err != nil {
		panic(err)
	}
	fmt.Printf("\nCHECK %s\n", text)
}

// advance moves the simulated time ahead.
func advance(seconds int) error {
	body := fmt.Sprintf(`{"advanceMs": %d}`, seconds*1000)
	answer, err := http.Post(os.Getenv("EMULATOR_URL")+"/_emulator/clock", "application/json", bytes.NewBufferString(body))
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the clock answers %s", answer.Status)
	}
	return nil
}

// same tells two values apart by how they print.
func same(actual, expected any) error {
	one, other := fmt.Sprint(actual), fmt.Sprint(expected)
	if one != other {
		return fmt.Errorf("%s instead of %s", one, other)
	}
	return nil
}

// first answers the first error of several.
func first(problems ...error) error {
	for _, problem := range problems {
		if problem != nil {
			return problem
		}
	}
	return nil
}
