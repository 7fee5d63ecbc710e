        // show
        var record = await client.Measurements.RecordAsync(new RecordMeasurementBody
        {
            Measurements = new Dictionary<string, double> { ["chest"] = 92.5 },
        });
        // end
