package dev.sawatch.aws;
